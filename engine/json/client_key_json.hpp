#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/ids.hpp"

namespace hoithi::json {

/// A client's key out of exactly 32 hexadecimal digits, of either case.
std::optional<ClientKey> read_client_key(std::string_view text);

/// 32 lower-case hexadecimal digits.
std::string client_key_text(const ClientKey& key);
void append_client_key(std::string& out, const ClientKey& key);

}  // namespace hoithi::json
