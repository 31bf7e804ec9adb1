#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/integration/venue.hpp"
#include "tests/support/redis_process.hpp"
#include "tests/support/relay.hpp"

namespace hoithi::test {

/// Asks again and again until it is so; a failure after a long patience.
void wait_until(const std::function<bool()>& is_so, const std::string& what);

/// A contest of two rounds, two divisions and a unit board, played by a crowd on a server that
/// keeps boards and copies in a Redis of its own.
class RedisContest {
public:
    static constexpr int crowd = 24;
    static constexpr int round_questions = 6;
    static constexpr int questions = 2 * round_questions;

    struct Setup {
        RedisProcess::Start when = RedisProcess::Start::now;
        bool relayed = false;  // the server reaches Redis through `relay`
        std::vector<std::string> redis_options{};
        std::vector<std::string> server_options{};
        Venue::Change change{};
    };

    RedisContest() : RedisContest(Setup{}) {}
    explicit RedisContest(Setup setup);

    // --- playing; all of it must work whatever Redis does ---

    void open();
    /// The next `count` of those who have not answered the open question do, all at once, and are
    /// told that it is recorded.
    void answer(std::size_t count = crowd);
    /// Everybody has answered; key, board.
    void finish();
    void play();
    /// Everybody goes, and the server is told to stop and ends well.
    void stop();
    /// Everybody is connected again, after the server was started again.
    void come_back();
    void end();

    // --- what the server says of Redis ---

    /// Waits until /healthz and /metrics have it so, and a page of the host has heard it.
    void await_state(const std::string& state);
    /// How many lines of the server's log tell of the event.
    std::size_t log_lines(const std::string& event) const;
    std::string state() const { return health().at("redis"); }
    Json health() const;
    /// A value out of /metrics.
    double metric(const std::string& name) const;

    // --- whether nothing is lost ---

    /// Journal and players agree on every answer, and every question was asked once.
    void expect_nothing_lost();
    /// The boards in Redis become those of the journal, and stay readable by anybody.
    void expect_boards();
    /// The copy becomes complete: what is restored from it replays as the original does.
    void expect_copy();
    void expect_all_well();

    /// `hoithi restore` into a folder.
    Outcome restore(const std::filesystem::path& data) const;
    std::string key(const std::string& name) const { return "hoithi:{" + id() + "}:" + name; }
    const std::string& id() const { return venue.server->announced().contest; }

private:
    struct Given {
        int option = 0;
        std::uint64_t id = 0;
        std::int64_t elapsed = 0;
    };
    struct Contender {
        Player player;
        std::map<int, Given> given{};  // by question
    };

    Venue::Change changes(const Venue::Change& more) const;
    ServerOptions options(const Setup& setup) const;
    void join_all();
    void expect_scores() const;

    store::TemporaryFolder folder_;
    std::uint64_t ids_ = 0;
    int question_ = 0;
    std::vector<Contender> contenders_;
    std::unique_ptr<WsClient> watcher_;

public:
    RedisProcess redis;
    std::unique_ptr<Relay> relay;  // null without
    Venue venue;
    std::unique_ptr<WsClient> host;
};

}  // namespace hoithi::test
