#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hoithi::api {

// Numbers in somebody's file: what lies beyond its end reads as 0.

inline std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}
inline std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size; ++i) number = number << 8U | byte_at(bytes, at + i);
    return number;
}
inline std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    while (size-- > 0) number = number << 8U | byte_at(bytes, at + size);
    return number;
}
inline bool has_at(std::string_view bytes, std::size_t at, std::string_view part) {
    return at <= bytes.size() && bytes.substr(at).starts_with(part);
}

}  // namespace hoithi::api
