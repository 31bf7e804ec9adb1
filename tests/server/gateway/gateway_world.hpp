#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "server/gateway/gateway.hpp"
#include "tests/server/net/raw_client.hpp"

namespace hoithi::gateway {

/// Stands in for the contests: keeps what it is asked.
class Asked final : public bus::Requests {
public:
    void knock(bus::Knock knock) override { knocks.push_back(std::move(knock)); }
    void request(bus::ContestSlot, bus::Request request) override {
        requests.push_back(std::move(request));
    }

    template <class Request>
    std::vector<Request> of() const {
        std::vector<Request> found;
        for (const bus::Request& request : requests) {
            if (const auto* one = std::get_if<Request>(&request)) found.push_back(*one);
        }
        return found;
    }

    std::vector<bus::Knock> knocks;
    std::vector<bus::Request> requests;
};

/// A gateway on a real port; the test plays the contest, and clients that know only bytes.
class GatewayWorld : public testing::Test {
protected:
    using Json = nlohmann::json;

    /// `admit_rate` as in Entrance: 0 keeps nobody waiting.
    explicit GatewayWorld(std::uint32_t admit_rate = 0, net::PortConfig config = {})
        : gateway(loop, clock, asked, shared, admit_rate),
          port(
              loop,
              std::move(config),
              net::at_once([](const net::HttpRequest&) { return net::HttpResponse{}; }),
              gateway
          ) {
        gateway.serve(port);
    }

    /// A client whose WebSocket is open.
    std::unique_ptr<net::RawClient> connect() {
        auto client = std::make_unique<net::RawClient>(port.bound_port());
        client->write(net::upgrade_request());
        std::optional<net::RawResponse> response;
        until([&] { return (response = client->take_response()).has_value(); });
        EXPECT_EQ(response.value_or(net::RawResponse{}).status, 101);
        return client;
    }
    void say(net::RawClient& client, const Json& message) {
        client.write(net::masked_frame(1, message.dump()));
    }

    /// A client that said hello; the knock is the last of `asked`.
    std::unique_ptr<net::RawClient> knock(const Json& hello) {
        auto client = connect();
        const std::size_t before = asked.knocks.size();
        say(*client, hello);
        until([&] { return asked.knocks.size() > before; });
        return client;
    }
    bus::ConnectionId last_knock() const { return asked.knocks.back().connection; }

    void publish(bus::Publication publication) { gateway.publish(slot, {&publication, 1}); }
    void admit(bus::ConnectionId connection, bus::Role role, std::optional<ContestantId> who = {}) {
        publish(bus::Admit{connection, role, who});
    }
    /// A client in the contest as that contestant.
    std::unique_ptr<net::RawClient> seat(std::uint32_t contestant) {
        auto client = knock({{"t", "hello"}, {"as", "contestant"}, {"code", "123456"}});
        admit(last_knock(), bus::Role::contestant, ContestantId{contestant});
        return client;
    }
    void tell_everybody(const std::string& text) {
        publish(bus::ToAudience{bus::RoleSet::everybody(), net::Frame(text)});
    }

    /// The next text or close frame; a close shows as its code.
    std::string next(net::RawClient& client) {
        std::optional<net::RawFrame> frame;
        until([&] {
            frame = client.take_frame();
            return frame && frame->opcode != 9;
        });
        if (!frame) return "nothing";
        if (frame->opcode != 8) return frame->payload;
        const auto* bytes = reinterpret_cast<const unsigned char*>(frame->payload.data());
        return frame->payload.size() < 2 ? "no code" : std::to_string(bytes[0] * 256 + bytes[1]);
    }
    /// Whether everything told so far was exactly this; asks for the time to have a last word.
    std::vector<std::string> heard_until_clock(net::RawClient& client) {
        say(client, {{"t", "clock"}, {"c", 1}});
        std::vector<std::string> texts;
        while (true) {
            const std::string text = next(client);
            if (text.find("\"clock\"") != std::string::npos) return texts;
            texts.push_back(text);
            if (texts.size() > 1000) return texts;
        }
    }

    template <class Done>
    void until(Done done) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (!done()) {
            ASSERT_LT(std::chrono::steady_clock::now(), end) << "waited in vain";
            loop.restart();
            loop.run_one_for(std::chrono::milliseconds(5));
        }
    }

    static constexpr std::size_t joins_per_address = 3;
    const bus::ContestSlot slot{0};
    boost::asio::io_context loop{1};
    ServerClock clock{Time{0}};
    Asked asked;
    Shared shared{{}, JoinBrake({joins_per_address})};
    Gateway gateway;
    net::Port port;
};

}  // namespace hoithi::gateway
