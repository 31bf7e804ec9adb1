#include "server/net/frame_meter.hpp"

#include <algorithm>
#include <chrono>

namespace hoithi::net {

namespace {

constexpr unsigned fin_and_opcode = 0x8F;
constexpr unsigned whole_text = 0x81;
constexpr unsigned masked = 0x80;
constexpr unsigned length_bits = 0x7F;
constexpr unsigned two_bytes_follow = 126;
constexpr unsigned eight_bytes_follow = 127;
constexpr std::uint64_t mask_size = 4;
constexpr std::chrono::seconds window{1};

std::size_t header_size_of(unsigned second_byte) {
    const unsigned length = second_byte & length_bits;
    if (length == eight_bytes_follow) return 10;
    return length == two_bytes_follow ? 4 : 2;
}

}  // namespace

/// True once the header is whole.
bool FrameMeter::take_header_byte(char byte) {
    const auto value = static_cast<std::uint8_t>(byte);
    ++header_size_;
    if (header_size_ == 1) {
        first_ = value;
        return false;
    }
    if (header_size_ == 2) {
        second_ = value;
        const bool short_length = header_size_of(second_) == 2;
        left_ = short_length ? second_ & length_bits : 0;
        return short_length;
    }
    left_ = left_ << 8U | value;
    return header_size_ == header_size_of(second_);
}

bool FrameMeter::length_is_minimal() const {
    constexpr std::uint64_t top_bit = std::uint64_t{1} << 63U;
    if (header_size_ == 10) return left_ > 0xFFFF && left_ < top_bit;
    return header_size_ == 2 || left_ >= two_bytes_follow;
}

bool FrameMeter::count(std::uint32_t other_frames_max, TimePoint now) {
    if ((first_ & fin_and_opcode) == whole_text) return true;
    if (now - counted_since_ >= window) {
        counted_since_ = now;
        counted_ = 0;
    }
    return ++counted_ <= other_frames_max;
}

FrameMeter::Verdict FrameMeter::judge(
    std::string_view bytes, std::uint32_t other_frames_max, TimePoint now
) {
    std::size_t frame_begin = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (header_size_ == 0 && left_ > 0) {
            const std::uint64_t passed = std::min<std::uint64_t>(left_, bytes.size() - at);
            left_ -= passed;
            at += passed;
            continue;
        }
        if (header_size_ == 0) frame_begin = at;
        if (!take_header_byte(bytes[at++])) continue;
        if (!length_is_minimal()) return {frame_begin, Offence::length};
        if (!count(other_frames_max, now)) return {frame_begin, Offence::too_many};
        if ((second_ & masked) != 0) left_ += mask_size;
        header_size_ = 0;
    }
    return {bytes.size(), Offence::none};
}

}  // namespace hoithi::net
