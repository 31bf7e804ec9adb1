#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/leaderboard/leaderboard.hpp"
#include "server/net/event_stream.hpp"
#include "server/net/http_answer.hpp"

namespace hoithi::api {

/// Everybody outside who follows a board as it changes: one read and one encoding for all who
/// asked the same. A contest of this process is told at once, one of another node within a
/// second. Lives on the event loop.
class BoardStreams {
public:
    BoardStreams(boost::asio::io_context& loop, leaderboard::Leaderboard& boards)
        : boards_(boards), timer_(loop) {}

    /// Answers with a stream of `board` events, the first at once; or with why there is none.
    void follow(const leaderboard::BoardQuery& query, const net::HttpAnswer& answer);
    /// There is something new to read of the contest.
    void changed(const std::string& contest);
    void stop() { timer_.cancel(); }

private:
    struct Follower {
        net::EventStream stream;
        std::uint64_t version = 0;  // sent last
    };
    /// All who follow the same part of the same board.
    struct Group {
        leaderboard::BoardQuery query;
        std::vector<Follower> followers;
    };

    void begin(
        const leaderboard::BoardQuery& query,
        const net::HttpAnswer& answer,
        const leaderboard::BoardPage& page
    );
    void read(const std::string& key);
    static void tell(Group& group, const leaderboard::BoardPage& page);
    void look_again();

    leaderboard::Leaderboard& boards_;
    boost::asio::steady_timer timer_;
    std::map<std::string, Group> groups_;
    bool looking_ = false;
};

}  // namespace hoithi::api
