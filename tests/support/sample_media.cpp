#include "tests/support/sample_media.hpp"

#include <string_view>

namespace hoithi::test {

using namespace std::string_literals;

namespace {

std::string big(std::uint64_t number, unsigned size) {
    std::string bytes;
    while (size-- > 0) bytes += static_cast<char>(number >> (8 * size));
    return bytes;
}
std::string little(std::uint64_t number, unsigned size) {
    const std::string bytes = big(number, size);
    return {bytes.rbegin(), bytes.rend()};
}

std::string png_chunk(std::string_view type, const std::string& data) {
    return big(data.size(), 4) + std::string(type) + data + big(0, 4);
}
std::string riff(std::string_view kind, const std::string& chunks) {
    return "RIFF" + little(chunks.size() + 4, 4) + std::string(kind) + chunks;
}
std::string riff_chunk(std::string_view type, const std::string& data) {
    return std::string(type) + little(data.size(), 4) + data;
}
std::string box(std::string_view type, const std::string& data) {
    return big(data.size() + 8, 4) + std::string(type) + data;
}

}  // namespace

std::string png(std::uint32_t width, std::uint32_t height) {
    const std::string head = big(width, 4) + big(height, 4) + "\x08\x02\0\0\0"s;
    return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", head) + png_chunk("IDAT", "points") +
           png_chunk("IEND", "");
}

std::string jpeg(std::uint16_t width, std::uint16_t height) {
    const std::string frame = "\x08" + big(height, 2) + big(width, 2) + "\x01\x01\x11\0"s;
    return "\xFF\xD8\xFF\xE0"s + big(7, 2) + "JFIF\0"s + "\xFF\xFF\xC0"s +
           big(frame.size() + 2, 2) + frame + "\xFF\xDA"s + big(2, 2) + "points\xFF\xD9";
}

std::string gif(std::uint16_t width, std::uint16_t height) {
    return "GIF89a" + little(width, 2) + little(height, 2) + "\0\0\0points;"s;
}

std::string webp(WebpKind kind, std::uint32_t width, std::uint32_t height) {
    switch (kind) {
        case WebpKind::lossy:
            return riff(
                "WEBP",
                riff_chunk(
                    "VP8 ", "\0\0\0\x9D\x01\x2A"s + little(width, 2) + little(height, 2) + "points"
                )
            );
        case WebpKind::lossless:
            return riff(
                "WEBP",
                riff_chunk(
                    "VP8L", "\x2F" + little((width - 1) | (height - 1) << 14U, 4) + "points..."
                )
            );
        case WebpKind::extended:
            break;
    }
    return riff(
        "WEBP",
        riff_chunk("VP8X", "\0\0\0\0"s + little(width - 1, 3) + little(height - 1, 3)) + "more"
    );
}

std::string mp3() {
    // MPEG 1, layer III, 128 kbit/s, 44,100 Hz: frames of 417 bytes.
    const std::string frame = "\xFF\xFB\x90\x64"s + std::string(413, 'x');
    return "ID3\x03\0\0\0\0\0\x04"s + "TAGS" + frame + frame;
}

std::string ogg() {
    return "OggS\0\x02"s + std::string(20, '\0') + "\x01\x13" + "OpusHead" + std::string(11, 'x');
}

std::string m4a() {
    return box("ftyp", "M4A \0\0\0\0mp42"s) + box("moov", "tracks") + box("mdat", "sound");
}

std::string wav() {
    const std::string format = little(1, 2) + little(1, 2) + little(8000, 4) + little(8000, 4) +
                               little(1, 2) + little(8, 2);
    return riff("WAVE", riff_chunk("fmt ", format) + riff_chunk("data", "sound!"));
}

}  // namespace hoithi::test
