#include "server/store/digest.hpp"

#include <algorithm>
#include <charconv>

#include <sodium.h>

namespace hoithi::store {

static_assert(sizeof(Digest) == crypto_hash_sha256_BYTES);

Digest sha256(std::string_view bytes) {
    Digest digest;
    crypto_hash_sha256(
        digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()
    );
    return digest;
}

std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Digest digest_of(std::string_view bytes) {
    Digest digest{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
    return digest;
}

std::string hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(
        text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()
    );
    text.pop_back();
    return text;
}

std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned char byte = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

Fields& Fields::add(std::string_view bytes) {
    append(bytes.size());
    bytes_ += bytes;
    return *this;
}

Fields& Fields::add(std::uint64_t number) {
    append(sizeof number);
    append(number);
    return *this;
}

void Fields::append(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) {
        bytes_ += static_cast<char>((number >> shift) & 0xff);
    }
}

}  // namespace hoithi::store
