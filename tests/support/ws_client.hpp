#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace hoithi::test {

/// What a test waited for did not come.
class WaitedInVain : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A WebSocket client as simple as can be: blocks, with a long patience, and keeps every text it
/// hears. Answers pings. Throws WaitedInVain or std::system_error, which fails a test.
class WsClient {
public:
    using Json = nlohmann::json;
    using Matches = std::function<bool(const Json&)>;

    struct Handshake {
        std::string path = "/ws";
        std::string origin{};  // none if empty
        std::string protocol = "hoithi.v1";
        std::string host{};  // its address if empty
        std::string more = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    };

    /// Connects to 127.0.0.1 and asks for the upgrade.
    explicit WsClient(std::uint16_t port);
    WsClient(std::uint16_t port, const Handshake& handshake);
    ~WsClient();
    WsClient(const WsClient&) = delete;
    WsClient& operator=(const WsClient&) = delete;

    /// The HTTP status of the answer: 101 if the WebSocket is open.
    int status() const { return status_; }

    void send(const Json& message) { send_text(message.dump()); }
    void send_text(std::string_view text) { send_frame(1, text); }
    /// Any frame: 1 text, 2 binary, 8 close, 9 ping. Quietly nothing once the peer is gone.
    void send_frame(std::uint8_t opcode, std::string_view payload);

    /// Reads on to the next message that `matches`; the ones before it count as heard.
    Json await(const Matches& matches, const std::string& what);
    /// The next message of a type, of those not yet awaited.
    Json await(const std::string& type);
    /// Reads on until the connection ends: the close code, 1006 if it just broke.
    int await_close();
    /// Takes in what has arrived, without waiting; false once the connection has ended.
    bool listen();

    /// Every text so far, as it came.
    const std::vector<std::string>& heard() const { return heard_; }
    /// Those of one type.
    std::vector<Json> heard(const std::string& type) const;
    int descriptor() const { return descriptor_; }

    /// Ends the connection without a word, as a lost network does.
    void drop();

private:
    void shake_hands(const Handshake& handshake, std::uint16_t port);
    bool read_more(bool wait);
    bool take_frame();
    void act_on(std::uint8_t opcode, std::string payload);

    int descriptor_ = -1;
    int status_ = 0;
    bool ended_ = false;
    std::optional<int> close_code_;
    std::string bytes_;  // received, not yet taken apart
    std::vector<std::string> heard_;
    std::size_t awaited_ = 0;  // of `heard_`
};

}  // namespace hoithi::test
