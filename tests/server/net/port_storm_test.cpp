#include <algorithm>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/server/net/port_world.hpp"

namespace hoithi::net {
namespace {

// Clients and server do whatever comes to mind. Nothing that they do may break the account:
// who was told open is told closed, once, and in the end nobody is left.
class PortStorm : public PortWorld, public testing::WithParamInterface<unsigned> {
protected:
    unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }

    std::string some_bytes(unsigned size_max) {
        std::string bytes(below(size_max + 1), '\0');
        for (char& byte : bytes) byte = static_cast<char>(below(256));
        return bytes;
    }

    std::string some_words() {
        switch (below(9)) {
            case 0:
                return masked_frame(1, "xin chào");
            case 1:
                return masked_frame(1, std::string(below(5000), 'a'));
            case 2:
                return masked_frame(1, "nửa", false) + masked_frame(0, "kia");
            case 3:
                return masked_frame(9, some_bytes(125));
            case 4:
                return masked_frame(10, some_bytes(10));
            case 5:
                return masked_frame(8, std::string("\x03\xE8", 2));
            case 6:
                return masked_frame(static_cast<std::uint8_t>(below(16)), some_bytes(200));
            case 7:
                return some_bytes(100);
            default:
                return masked_frame(1, "cắt ngang").substr(0, below(15));
        }
    }

    void act_as_client() {
        const unsigned which = below(static_cast<unsigned>(clients_.size()) + 3);
        if (which >= clients_.size()) {
            clients_.push_back(connect(below(2) == 0 ? 4096 : 0));
            clients_.back()->write_some(below(8) == 0 ? some_bytes(300) : upgrade_request());
            return;
        }
        RawClient& client = *clients_[which];
        switch (below(8)) {
            case 0:
                clients_.erase(clients_.begin() + which);
                return;
            case 1:
                client.received();
                return;
            case 2:
                client.finish_writing();
                return;
            default:
                client.write_some(some_words());
        }
    }

    void act_as_server() {
        if (handler.opened.empty()) return;
        const ConnectionId id = handler.opened[below(unsigned(handler.opened.size()))];
        const Frame frame(std::string(below(20'000), 'x'));
        switch (below(6)) {
            case 0:
                port().close(id, 4000, "thôi");
                return;
            case 1:
                port().broadcast(handler.opened, frame, Urgency::replaceable, 1);
                return;
            case 2:
                port().broadcast(handler.opened, Frame("câu hỏi"));
                return;
            case 3:
                port().set_message_limit(id, below(100'000));
                return;
            default:
                port().send(id, frame);
        }
    }

    std::mt19937 random_{GetParam()};
    std::vector<std::unique_ptr<RawClient>> clients_;
};

TEST_P(PortStorm, LosesTrackOfNobody) {
    SCOPED_TRACE(testing::Message() << "seed " << GetParam());
    config.close_timeout = std::chrono::milliseconds(20);
    config.handshake_timeout = std::chrono::milliseconds(200);
    config.first_ping_after = std::chrono::milliseconds(0);
    config.ping_interval = std::chrono::milliseconds(50);
    handler.on_opened = [this](ConnectionId) { return below(10) > 0; };
    handler.on_heard = [this](ConnectionId id, std::string_view text) {
        port().send(id, Frame(text));
        act_as_server();
    };
    handler.on_closed = [this](ConnectionId) { act_as_server(); };
    for (int step = 0; step < 2000; ++step) {
        if (below(3) == 0) {
            act_as_server();
        } else {
            act_as_client();
        }
        if (below(4) > 0) continue;
        loop.restart();
        loop.poll();
    }
    clients_.clear();
    EXPECT_TRUE(turn_until([&] { return port().stats().connections_open == 0; }));

    EXPECT_EQ(port().stats().sockets_open, 0U);
    EXPECT_EQ(port().stats().outbox_bytes, 0U);
    const std::set<ConnectionId> opened(handler.opened.begin(), handler.opened.end());
    const std::set<ConnectionId> closed(handler.closed.begin(), handler.closed.end());
    EXPECT_EQ(opened.size(), handler.opened.size());
    EXPECT_EQ(closed.size(), handler.closed.size());
    EXPECT_EQ(closed.size(), opened.size() - port().stats().refused.handler);
    EXPECT_TRUE(std::includes(opened.begin(), opened.end(), closed.begin(), closed.end()));
    EXPECT_GT(opened.size(), 20U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, PortStorm, testing::Range(1U, 9U));

}  // namespace
}  // namespace hoithi::net
