#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include <boost/asio/io_context.hpp>

#include "server/copy/journal_copy.hpp"
#include "server/leaderboard/redis_keys.hpp"
#include "server/leaderboard/redis_leaderboard.hpp"
#include "server/redis/connection.hpp"
#include "server/redis_status.hpp"
#include "server/store/reader.hpp"

namespace hoithi {

/// How Redis is to be used.
struct RedisSettings {
    redis::Address address;
    redis::Credentials credentials;
    std::string prefix = "hoithi";     // of all keys: one for each organisation
    std::chrono::hours keep{30 * 24};  // what has not changed for so long goes
};

/// All that a server has to do with Redis: the connection, the boards there and the second copy
/// of the journals. Lives on the event loop.
class RedisSide {
public:
    /// `data`: the folder whose journals are copied. `changed` hears when the state of status()
    /// becomes another.
    RedisSide(
        boost::asio::io_context& loop,
        const RedisSettings& settings,
        const std::filesystem::path& data,
        std::function<void()> changed
    );

    leaderboard::Leaderboard& leaderboard() { return leaderboard_; }
    copy::JournalCopy& copy() { return copy_; }
    RedisStatus status() const;

    /// Nothing waits that Redis, if it is there, could be given now.
    bool settled() const;
    /// Nothing more goes to Redis; the loop may end.
    void stop();

private:
    void connection_changed();
    void consider();

    std::function<void()> changed_;
    leaderboard::RedisKeys keys_;
    redis::Connection connection_;
    store::Reader reader_;
    leaderboard::RedisLeaderboard leaderboard_;
    copy::JournalCopy copy_;
    RedisStatus told_;
};

}  // namespace hoithi
