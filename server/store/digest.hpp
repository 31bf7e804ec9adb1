#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace hoithi::store {

/// A SHA-256 value as 32 raw bytes.
using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view bytes);
std::string_view bytes_of(const Digest& digest);  ///< valid as long as the digest
/// The digest that the bytes are; of another length than 32 they are cut, or filled with zeros.
Digest digest_of(std::string_view bytes);
std::string hex(std::string_view bytes);
/// The bytes behind hexadecimal digits; what is no digit counts as 0.
std::string bytes_of_hex(std::string_view hex);

/// Several values as one string of bytes that no other values give: each one is preceded by its
/// length in bytes (64 bits, little-endian); numbers are 8 bytes, little-endian.
class Fields {
public:
    Fields& add(std::string_view bytes);
    Fields& add(std::uint64_t number);
    const std::string& bytes() const { return bytes_; }

private:
    void append(std::uint64_t number);

    std::string bytes_;
};

}  // namespace hoithi::store
