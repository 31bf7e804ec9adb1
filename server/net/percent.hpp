#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hoithi::net {

/// Percent-decoding; none if an escape is cut short or not hexadecimal.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace hoithi::net
