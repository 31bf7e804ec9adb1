#pragma once

#include <string>
#include <string_view>

namespace hoithi::net {

/// Compares header names, tokens and host names: ASCII letter case does not count.
bool same_ignoring_case(std::string_view left, std::string_view right);

std::string lower_case(std::string_view text);

std::string_view trimmed(std::string_view text);

/// True if a comma-separated header value lists `token`.
bool lists_token(std::string_view value, std::string_view token);

/// A name as HTTP has them for methods and headers (RFC 9110, 5.6.2): not empty, no blanks.
bool is_token(std::string_view text);

}  // namespace hoithi::net
