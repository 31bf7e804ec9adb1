#include "server/net/frame.hpp"

#include <algorithm>

namespace hoithi::net {

namespace {

constexpr std::size_t short_payload_max = 125;
constexpr std::size_t medium_payload_max = 0xFFFF;
constexpr char final_text_frame = static_cast<char>(0x81);
constexpr char medium_length = 126;
constexpr char long_length = 127;

constexpr std::size_t header_bytes(std::size_t payload_size) {
    if (payload_size <= short_payload_max) return 2;
    return payload_size <= medium_payload_max ? 4 : 10;
}

}  // namespace

Frame::Frame(std::size_t header_size, std::size_t size)
    : bytes_(std::make_shared_for_overwrite<char[]>(size)),
      size_(size),
      header_size_(static_cast<std::uint8_t>(header_size)) {}

Frame::Frame(std::string_view payload)
    : Frame(header_bytes(payload.size()), header_bytes(payload.size()) + payload.size()) {
    bytes_[0] = final_text_frame;
    if (header_size_ == 2) {
        bytes_[1] = static_cast<char>(payload.size());
    } else {
        bytes_[1] = header_size_ == 4 ? medium_length : long_length;
        std::size_t rest = payload.size();
        for (std::size_t at = header_size_; at-- > 2; rest >>= 8U) {
            bytes_[static_cast<std::ptrdiff_t>(at)] = static_cast<char>(rest & 0xFFU);
        }
    }
    std::copy(payload.begin(), payload.end(), bytes_.get() + header_size_);
}

Frame Frame::of_wire_bytes(std::string_view bytes) {
    Frame frame(0, bytes.size());
    std::copy(bytes.begin(), bytes.end(), frame.bytes_.get());
    return frame;
}

}  // namespace hoithi::net
