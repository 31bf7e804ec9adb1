#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace hoithi::net {

/// One WebSocket text frame, header and payload, encoded once and sent to any number of
/// connections (a server's frames are not masked, so the bytes are the same for everybody).
/// Immutable; copies share the bytes and may be used by several threads.
class Frame {
public:
    /// `payload` must be UTF-8: browsers drop a connection that sends anything else.
    explicit Frame(std::string_view payload);

    /// Bytes that are already what goes on the wire: control frames, handshake answers.
    static Frame of_wire_bytes(std::string_view bytes);

    /// Header and payload, as they go on the wire.
    std::string_view bytes() const { return {bytes_.get(), size_}; }
    std::string_view payload() const { return bytes().substr(header_size_); }
    std::size_t size() const { return size_; }

private:
    Frame(std::size_t header_size, std::size_t size);

    std::shared_ptr<char[]> bytes_;
    std::size_t size_;
    std::uint8_t header_size_;
};

}  // namespace hoithi::net
