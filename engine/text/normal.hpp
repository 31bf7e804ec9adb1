#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hoithi::text {

/// `text` in Unicode's composed form (NFC); nullopt where it is not UTF-8. Every text from
/// outside goes through here once, so that equal texts are equal bytes.
std::optional<std::string> nfc(std::string_view text);

}  // namespace hoithi::text
