#pragma once

#include <string>

#include "engine/time.hpp"
#include "server/leaderboard/redis_keys.hpp"
#include "server/redis/connection.hpp"

namespace hoithi::leaderboard {

/// Notes in the list of an organisation's contests until when Redis keeps something of this one,
/// and drops those whose time is over. What comes of it is of no consequence to anybody's contest.
inline void note_contest(
    redis::Connection& connection,
    const RedisKeys& keys,
    const std::string& contest,
    Time ends,
    Time now
) {
    const auto nobody = [](const auto&) {};
    connection.send(
        redis::Command("ZADD").add(keys.contests()).add("GT").add(ends.count()).add(contest), nobody
    );
    connection.send(
        redis::Command("ZREMRANGEBYSCORE").add(keys.contests()).add("-inf").add(now.count()), nobody
    );
}

}  // namespace hoithi::leaderboard
