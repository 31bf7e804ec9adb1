#include "server/api/picture_size.hpp"

#include "server/api/byte_reader.hpp"

namespace hoithi::api {

using namespace std::string_view_literals;

namespace {

std::optional<PictureSize> size_of(std::uint32_t width, std::uint32_t height) {
    if (width == 0 || height == 0) return std::nullopt;
    return PictureSize{width, height};
}

/// Which of a JPEG's markers begin a frame: C0 … CF but the tables and the reserved one.
bool begins_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

std::optional<PictureSize> png_size(std::string_view bytes) {
    constexpr std::size_t chunk_overhead = 12;  // length, type, checksum
    if (!has_at(bytes, 0, "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"sv)) return std::nullopt;
    bool has_data = false;
    for (std::size_t at = 8; at + chunk_overhead <= bytes.size();) {
        if (has_at(bytes, at + 4, "IEND") && has_data) {
            return size_of(big_endian(bytes, 16, 4), big_endian(bytes, 20, 4));
        }
        has_data = has_data || has_at(bytes, at + 4, "IDAT");
        at += chunk_overhead + big_endian(bytes, at, 4);
    }
    return std::nullopt;
}

std::optional<PictureSize> jpeg_size(std::string_view bytes) {
    if (!has_at(bytes, 0, "\xFF\xD8\xFF")) return std::nullopt;
    std::optional<PictureSize> size;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        const std::uint32_t marker = byte_at(bytes, at + 1);
        if (byte_at(bytes, at) != 0xFF) return std::nullopt;
        if (marker == 0xFF) {  // a fill byte
            ++at;
            continue;
        }
        if (begins_frame(marker)) {
            size = size_of(big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2));
        }
        const std::uint32_t length = big_endian(bytes, at + 2, 2);
        const bool scan = marker == 0xDA;
        if (scan && bytes.find("\xFF\xD9", at) != std::string_view::npos) return size;
        if (scan || length < 2) return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

std::optional<PictureSize> gif_size(std::string_view bytes) {
    constexpr std::size_t smallest = 14;
    const bool gif = has_at(bytes, 0, "GIF87a") || has_at(bytes, 0, "GIF89a");
    if (!gif || bytes.size() < smallest) return std::nullopt;
    // The trailer; some programs leave more behind it.
    if (bytes.find(';', smallest - 1) == std::string_view::npos) return std::nullopt;
    return size_of(little_endian(bytes, 6, 2), little_endian(bytes, 8, 2));
}

std::optional<PictureSize> webp_size(std::string_view bytes) {
    constexpr std::size_t smallest = 30;
    const bool riff = has_at(bytes, 0, "RIFF") && has_at(bytes, 8, "WEBP");
    if (!riff || bytes.size() < smallest) return std::nullopt;
    if (std::size_t{little_endian(bytes, 4, 4)} + 8 > bytes.size()) return std::nullopt;
    constexpr std::uint32_t fourteen_bits = 0x3FFF;
    if (has_at(bytes, 12, "VP8X")) {
        return size_of(little_endian(bytes, 24, 3) + 1, little_endian(bytes, 27, 3) + 1);
    }
    if (has_at(bytes, 12, "VP8L") && byte_at(bytes, 20) == 0x2F) {
        const std::uint32_t bits = little_endian(bytes, 21, 4);
        return size_of((bits & fourteen_bits) + 1, (bits >> 14U & fourteen_bits) + 1);
    }
    if (has_at(bytes, 12, "VP8 ") && has_at(bytes, 23, "\x9D\x01\x2A")) {
        return size_of(
            little_endian(bytes, 26, 2) & fourteen_bits, little_endian(bytes, 28, 2) & fourteen_bits
        );
    }
    return std::nullopt;
}

}  // namespace hoithi::api
