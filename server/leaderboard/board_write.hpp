#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "server/leaderboard/board.hpp"
#include "server/leaderboard/redis_keys.hpp"
#include "server/redis/connection.hpp"

namespace hoithi::leaderboard {

/// One contest's boards on their way into Redis: written beside the old ones in batches, a few on
/// their way at a time, and put in their place all at once, so that nobody ever reads a half of
/// them. Lives on the event loop; keeps itself alive while replies are outstanding.
class BoardWrite : public std::enable_shared_from_this<BoardWrite> {
public:
    /// Hears once: empty for success, else what Redis or the connection said.
    using Done = std::function<void(const std::string& error)>;

    /// `ends`: when Redis may forget the boards.
    BoardWrite(
        redis::Connection& connection,
        const RedisKeys& keys,
        std::shared_ptr<const ContestBoards> boards,
        Time ends,
        Done done
    );

    void start();

    /// Rows in a batch: enough to be cheap, few enough that readers are served in between.
    static constexpr std::size_t batch_rows = 256;
    static constexpr std::size_t batches_in_flight = 4;

private:
    void proceed();
    bool send_batch();
    void put_in_place();
    bool send(const redis::Command& command);
    void replied(const std::optional<redis::Reply>& reply);
    void finish(const std::string& error);
    std::string draft_of(const std::string& key) const;

    redis::Connection& connection_;
    const RedisKeys& keys_;
    std::shared_ptr<const ContestBoards> boards_;
    Time ends_;
    Done done_;
    std::size_t board_ = 0;  // being written
    std::size_t row_ = 0;    // the next of it
    std::size_t unanswered_ = 0;
    bool placing_ = false;
};

}  // namespace hoithi::leaderboard
