#include "engine/json/client_key_json.hpp"

#include <charconv>

namespace hoithi::json {

namespace {

constexpr std::size_t half = 16;

std::optional<std::uint64_t> read_half(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + half, value, 16);
    if (error != std::errc{} || end != text.data() + half) return std::nullopt;
    return value;
}

void append_half(std::string& out, std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (unsigned shift = 64; shift > 0; shift -= 4) out += digits[(value >> (shift - 4U)) & 15U];
}

}  // namespace

std::optional<ClientKey> read_client_key(std::string_view text) {
    if (text.size() != 2 * half) return std::nullopt;
    const auto high = read_half(text);
    const auto low = read_half(text.substr(half));
    if (!high || !low) return std::nullopt;
    return ClientKey{*high, *low};
}

std::string client_key_text(const ClientKey& key) {
    std::string text;
    append_client_key(text, key);
    return text;
}

void append_client_key(std::string& out, const ClientKey& key) {
    append_half(out, key.high);
    append_half(out, key.low);
}

}  // namespace hoithi::json
