#include "server/net/inline_scripts.hpp"

#include <array>

#include <sodium.h>

namespace hoithi::net {

namespace {

std::string source_of(std::string_view script) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    const auto* text = reinterpret_cast<const unsigned char*>(script.data());
    crypto_hash_sha256(hash.data(), text, script.size());
    constexpr auto variant = sodium_base64_VARIANT_ORIGINAL;
    std::string base64(sodium_base64_ENCODED_LEN(hash.size(), variant), '\0');
    sodium_bin2base64(base64.data(), base64.size(), hash.data(), hash.size(), variant);
    base64.pop_back();  // the NUL
    return "'sha256-" + base64 + "'";
}

}  // namespace

std::string inline_scripts_of(std::string_view html) {
    constexpr std::string_view opening = "<script";
    constexpr std::string_view closing = "</script>";
    std::string sources;
    while (true) {
        const std::size_t tag = html.find(opening);
        if (tag == std::string_view::npos) return sources;
        const std::size_t begin = html.find('>', tag) + 1;
        const std::size_t end = html.find(closing, begin);
        if (begin == 0 || end == std::string_view::npos) return sources;
        const std::string_view attributes = html.substr(tag, begin - tag);
        const bool inside = attributes.find(" src=") == std::string_view::npos;
        if (inside && !sources.empty()) sources += ' ';
        if (inside) sources += source_of(html.substr(begin, end - begin));
        html.remove_prefix(end + closing.size());
    }
}

}  // namespace hoithi::net
