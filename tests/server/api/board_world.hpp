#pragma once

#include <deque>
#include <memory>
#include <string>
#include <utility>

#include "server/api/http_api.hpp"
#include "server/leaderboard/memory_leaderboard.hpp"
#include "tests/server/host/host_world.hpp"
#include "tests/server/leaderboard/sample_boards.hpp"
#include "tests/server/net/port_world.hpp"
#include "tests/server/store/store_at_work.hpp"

namespace hoithi::api {

/// The boards of another place, which answers when the test says so, by what was there when it
/// was asked; at once as long as it is not `slow`.
class FarLeaderboard final : public leaderboard::Leaderboard {
public:
    void publish(std::shared_ptr<const leaderboard::ContestBoards> boards) override {
        const std::string contest = boards->contest;
        publish_quietly(std::move(boards));
        tell(contest);
    }
    /// As another node does it.
    void publish_quietly(std::shared_ptr<const leaderboard::ContestBoards> boards) {
        boards_.publish(std::move(boards));
    }
    void read(const leaderboard::BoardQuery& query, leaderboard::BoardReader reader) override {
        ++reads;
        boards_.read(query, [&](leaderboard::BoardAnswer answer) {
            if (!slow) return reader(std::move(answer));
            late_.push_back([reader, answer = std::move(answer)] { reader(answer); });
        });
    }
    /// Answers what was asked last.
    void answer_last() {
        const auto answer = std::move(late_.back());
        late_.pop_back();
        answer();
    }
    std::size_t waiting() const { return late_.size(); }

    std::size_t reads = 0;
    bool slow = false;

private:
    leaderboard::MemoryLeaderboard boards_;
    std::deque<std::function<void()>> late_;
};

/// The boards as a port serves them, and clients that know only bytes.
class BoardWorld : public net::PortWorld {
protected:
    BoardWorld() {
        handle = api;
        boards.on_change([this](const std::string& contest) { streams.changed(contest); });
    }

    std::unique_ptr<net::RawClient> ask(const std::string& target) {
        auto client = connect();
        client->write(net::get_request(target));
        return client;
    }
    net::RawResponse get(const std::string& target) { return response(*ask(target)); }

    store::TemporaryFolder folder;
    store::TemporaryFolder other_folder;
    test::HostWorld world{folder.path()};
    store::StoreAtWork store{other_folder.path()};
    net::StaticFiles files{folder.path()};
    UnitSets units;
    FarLeaderboard boards;
    BoardStreams streams{loop, boards};
    Router api = http_router({
        {files, files, units},
        world.desk,
        store.writer,
        boards,
        streams,
        [] { return RedisStatus{}; },
        [] { return ServerStats{}; },
    });
};

}  // namespace hoithi::api
