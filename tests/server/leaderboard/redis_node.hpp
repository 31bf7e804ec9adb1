#pragma once

#include <chrono>
#include <functional>
#include <string>

#include <boost/asio/io_context.hpp>

#include "server/leaderboard/redis_leaderboard.hpp"
#include "tests/server/redis/client.hpp"

namespace hoithi::leaderboard {

/// What one server has to do with the boards in Redis.
class RedisNode {
public:
    RedisNode(
        boost::asio::io_context& loop,
        const std::string& address,
        Millis audit_every = std::chrono::hours(1)
    )
        : loop_(loop),
          connection(
              loop,
              redis::Connection::Config{*redis::read_address(address)},
              [this] {
                  if (connection.ready()) boards.connected();
              }
          ),
          boards(
              loop,
              connection,
              keys,
              std::chrono::hours(1),
              [this] { troubles.push_back(boards.trouble()); },
              audit_every
          ) {}

    bool until(const std::function<bool()>& holds) { return redis::run_until(loop_, holds); }
    bool await_ready() {
        return until([this] { return connection.ready(); });
    }
    /// Redis has all that was published.
    bool await_written() {
        return until([this] { return connection.ready() && boards.stats().waiting == 0; });
    }

    BoardAnswer read(const BoardQuery& query) {
        std::optional<BoardAnswer> answer;
        boards.read(query, [&](BoardAnswer read) { answer = std::move(read); });
        until([&] { return answer.has_value(); });
        return *answer;
    }

private:
    boost::asio::io_context& loop_;

public:
    RedisKeys keys{"test"};
    /// What there was of trouble, and an empty one each time it was over.
    std::vector<std::string> troubles;
    redis::Connection connection;
    RedisLeaderboard boards;
};

}  // namespace hoithi::leaderboard
