#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <boost/asio/post.hpp>
#include <nlohmann/json.hpp>

#include "server/gateway/gateway.hpp"
#include "server/host/contest_desk.hpp"
#include "server/loops/event_loop.hpp"
#include "server/store/data_folder.hpp"
#include "server/store/database.hpp"
#include "server/store/writer.hpp"
#include "server/switchboard/posted_publications.hpp"
#include "server/switchboard/posted_requests.hpp"
#include "server/switchboard/switchboard.hpp"
#include "tests/server/host/host_world.hpp"
#include "tests/server/net/raw_client.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::test {

/// Somebody on a WebSocket of their own.
class Guest {
public:
    explicit Guest(std::uint16_t port) : client_(port) { client_.write(net::upgrade_request()); }

    void say(const nlohmann::json& message) { client_.write(net::masked_frame(1, message.dump())); }

    /// Takes what has arrived; answers pings.
    void listen() {
        if (!upgraded_ && !(upgraded_ = client_.take_response().has_value())) return;
        while (const auto frame = client_.take_frame()) {
            if (frame->opcode == 9) client_.write(net::masked_frame(10, frame->payload));
            if (frame->opcode == 1) heard.push_back(nlohmann::json::parse(frame->payload));
            if (frame->opcode == 8 && frame->payload.size() >= 2) {
                closed = static_cast<unsigned char>(frame->payload[0]) * 256 +
                         static_cast<unsigned char>(frame->payload[1]);
            }
        }
    }

    /// How often a message of that type came.
    std::size_t count(const std::string& type) const {
        std::size_t found = 0;
        for (const auto& message : heard) found += message["t"] == type ? 1 : 0;
        return found;
    }
    /// The last message of that type; null if there was none.
    nlohmann::json last(const std::string& type) const {
        for (auto message = heard.rbegin(); message != heard.rend(); ++message) {
            if ((*message)["t"] == type) return *message;
        }
        return {};
    }
    bool in_phase(const std::string& phase) const {
        const nlohmann::json view = last("view");
        return !view.is_null() && view["phase"] == phase;
    }

    std::vector<nlohmann::json> heard;
    int closed = 0;  // the code of the goodbye

private:
    net::RawClient client_;
    bool upgraded_ = false;
};

/// A server of two event loops with threads of their own: a gateway and a port on each, both ports
/// with one number; the contests on the first. The test is the guests.
class TwoLoops : public testing::Test {
protected:
    using Json = nlohmann::json;

    TwoLoops();
    /// Everybody leaves, and both loops run out of work.
    ~TwoLoops() override;

    /// Runs on that loop, and waits for it.
    template <class Work>
    auto on(loops::EventLoop& loop, Work work) {
        std::promise<decltype(work())> result;
        boost::asio::post(loop.context(), [&] { result.set_value(work()); });
        return result.get_future().get();
    }

    std::shared_ptr<Guest> connect();
    /// The host, let in.
    std::shared_ptr<Guest> host();
    /// Knocks as a new contestant, or as somebody who comes back with an earlier welcome.
    std::shared_ptr<Guest> knock();
    std::shared_ptr<Guest> knock_again(const Json& welcome);
    void join(Guest& guest);
    void act(Guest& host, const char* act) { host.say({{"t", "do"}, {"n", 1}, {"act", act}}); }
    void answer(Guest& guest, int option);

    /// Listens for all guests until `done()`.
    void until(const std::function<bool()>& done);
    /// Until it holds for each of them.
    template <class Guests, class Holds>
    void until_all(const Guests& those, Holds holds) {
        until([&] { return std::ranges::all_of(those, holds); });
    }

    loops::EventLoop first{"first", failed};
    loops::EventLoop second{"second", failed};

private:
    static void failed(const std::exception_ptr&) { ADD_FAILURE() << "a loop failed"; }
    static net::HttpHandler no_pages() {
        return net::at_once([](const net::HttpRequest&) { return net::HttpResponse{}; });
    }
    static net::PortConfig shared_port(std::uint16_t number) {
        net::PortConfig config;
        config.port = number;
        config.sharing = number == 0 ? net::PortSharing::first : net::PortSharing::follows;
        return config;
    }
    std::string new_key();

    store::TemporaryFolder data_;
    store::DataFolder folder_{data_.path()};
    store::Secrets secrets_{folder_};
    ServerClock clock_{Time{0}};
    store::Writer writer_{
        store::open_database(folder_),
        store::FileWatch(folder_),
        [this](std::function<void()> task) { boost::asio::post(first.context(), std::move(task)); },
        [](const std::string& reason) { ADD_FAILURE() << reason; }};
    store::Journal journal_{writer_};
    leaderboard::MemoryLeaderboard boards_;
    host::Services services_{
        first.context(),
        clock_,
        writer_,
        journal_,
        secrets_,
        switchboard_,
        boards_,
        [](std::string_view) { return nullptr; },
        [](std::string_view, const Media& medium) { return "/media/" + medium.path; },
        "http://test"};
    std::vector<Bank> banks_{sample_bank()};
    host::ContestDesk desk_{services_, banks_};
    switchboard::PostedRequests requests_{second.context(), first.context(), desk_};
    gateway::Shared shared_{{}, gateway::JoinBrake({})};
    gateway::Gateway near_{first.context(), clock_, desk_, shared_, 0, bus::GatewayIndex{0}};
    gateway::Gateway far_{second.context(), clock_, requests_, shared_, 0, bus::GatewayIndex{1}};
    switchboard::PostedPublications to_far_{first.context(), second.context(), far_};
    switchboard::Switchboard switchboard_{{&near_, &to_far_}};

protected:
    net::Port near_port{first.context(), shared_port(0), no_pages(), near_};
    net::Port far_port{second.context(), shared_port(near_port.bound_port()), no_pages(), far_};

private:
    std::string code_;
    std::string contest_;
    std::string secret_;
    std::vector<std::shared_ptr<Guest>> guests_;
    int keys_ = 0;
};

}  // namespace hoithi::test
