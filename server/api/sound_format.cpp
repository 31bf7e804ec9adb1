#include "server/api/sound_format.hpp"

#include <array>
#include <optional>

#include "server/api/byte_reader.hpp"

namespace hoithi::api {

using namespace std::string_view_literals;

namespace {

/// How long the MPEG layer III frame is whose header stands there; none if none does.
std::optional<std::size_t> mp3_frame_size(std::string_view bytes, std::size_t at) {
    constexpr std::array mpeg1_kbps{
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    constexpr std::array mpeg2_kbps{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    constexpr std::array mpeg1_rates{44100, 48000, 32000};
    const std::uint32_t header = big_endian(bytes, at, 4);
    const std::uint32_t version = header >> 19U & 3U;  // 3: MPEG 1; 2: MPEG 2; 0: MPEG 2.5
    const std::uint32_t kbps = header >> 12U & 15U;
    const std::uint32_t rate = header >> 10U & 3U;
    const bool layer3 = header >> 21U == 0x7FF && version != 1 && (header >> 17U & 3U) == 1;
    if (!layer3 || kbps == 0 || kbps == 15 || rate == 3) return std::nullopt;
    const bool mpeg1 = version == 3;
    const auto hertz =
        static_cast<std::size_t>(mpeg1_rates[rate]) >> (mpeg1 ? 0U : (4U - version) >> 1U);
    const auto bits = static_cast<std::size_t>(mpeg1 ? mpeg1_kbps[kbps] : mpeg2_kbps[kbps]) * 1000;
    return (mpeg1 ? 144 : 72) * bits / hertz + (header >> 9U & 1U);
}

std::size_t id3_size(std::string_view bytes) {
    if (!has_at(bytes, 0, "ID3")) return 0;
    std::size_t size = 0;
    for (std::size_t at = 6; at < 10; ++at) size = size << 7U | (byte_at(bytes, at) & 0x7FU);
    return size + 10;
}

}  // namespace

bool is_mp3(std::string_view bytes) {
    // Some programs leave zeros behind the tag.
    const std::size_t at = bytes.find_first_not_of('\0', id3_size(bytes));
    const auto size = mp3_frame_size(bytes, at);
    return size && (at + *size == bytes.size() || mp3_frame_size(bytes, at + *size));
}

bool is_ogg(std::string_view bytes) {
    constexpr std::size_t head_size = 27;
    constexpr std::uint32_t begins_stream = 2;
    if (!has_at(bytes, 0, "OggS\0"sv) || (byte_at(bytes, 5) & begins_stream) == 0) return false;
    const std::size_t payload = head_size + byte_at(bytes, head_size - 1);
    return has_at(bytes, payload, "\x01vorbis") || has_at(bytes, payload, "OpusHead") ||
           has_at(
               bytes,
               payload,
               "\x7F"
               "FLAC"
           );
}

bool is_m4a(std::string_view bytes) {
    if (!has_at(bytes, 4, "ftyp")) return false;
    bool has_index = false;
    std::size_t at = 0;
    while (at + 8 <= bytes.size()) {
        const std::size_t size = big_endian(bytes, at, 4);
        has_index = has_index || has_at(bytes, at + 4, "moov");
        // 0 means up to the end, 1 a length of 8 bytes, which nothing of ours needs.
        if (size == 0) return has_index;
        if (size < 8) return false;
        at += size;
    }
    return has_index && at == bytes.size();
}

bool is_wav(std::string_view bytes) {
    if (!has_at(bytes, 0, "RIFF") || !has_at(bytes, 8, "WAVE")) return false;
    bool has_format = false;
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::size_t size = little_endian(bytes, at + 4, 4);
        has_format = has_format || (has_at(bytes, at, "fmt ") && size >= 16);
        if (has_at(bytes, at, "data")) return has_format && size > 0;
        at += 8 + size + size % 2;
    }
    return false;
}

}  // namespace hoithi::api
