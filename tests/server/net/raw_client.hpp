#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hoithi::net {

struct RawFrame {
    bool final = true;
    std::uint8_t opcode = 1;
    std::string payload;
};

struct RawResponse {
    int status = 0;
    /// Names in lower case; of several with one name, the last.
    std::map<std::string, std::string> headers;
    std::string body;
};

/// One masked frame, as a browser sends it.
std::string masked_frame(std::uint8_t opcode, std::string_view payload, bool final = true);

/// A GET request; `more` are further header lines, each with its line end.
std::string get_request(std::string_view path, std::string_view more = {});

/// A handshake that the port accepts; `more` are further header lines, each with its line end.
std::string upgrade_request(std::string_view more = {});

/// A client that knows nothing but bytes: it can be rude, slow and wrong. Never blocks: what has
/// arrived is taken out piece by piece, and nothing if it has not arrived yet.
class RawClient {
public:
    /// `receive_buffer_bytes` 0 leaves the kernel's choice.
    explicit RawClient(std::uint16_t port, int receive_buffer_bytes = 0);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void write(std::string_view bytes);
    /// As much as the kernel takes now; how much that was.
    std::size_t write_some(std::string_view bytes);
    void finish_writing();
    /// Makes the kernel end the connection with a reset.
    void reset();

    std::optional<RawResponse> take_response(bool to_head = false);
    std::optional<RawFrame> take_frame();
    /// The peer closed the connection (or broke it).
    bool ended();
    const std::string& received();

private:
    void receive();

    int descriptor_;
    bool ended_ = false;
    std::string received_;
};

}  // namespace hoithi::net
