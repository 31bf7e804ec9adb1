#pragma once

#include <string_view>

namespace hoithi::load {

// The pair of RFC 6455, section 1.3: one constant key serves every connection, and neither side
// needs SHA-1 for it.
inline constexpr std::string_view upgrade_key = "dGhlIHNhbXBsZSBub25jZQ==";
inline constexpr std::string_view upgrade_accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
inline constexpr std::string_view header_end = "\r\n\r\n";

}  // namespace hoithi::load
