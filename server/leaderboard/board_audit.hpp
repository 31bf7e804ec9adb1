#pragma once

#include "server/leaderboard/board.hpp"
#include "server/leaderboard/redis_keys.hpp"
#include "server/redis/command.hpp"
#include "server/redis/reply.hpp"

namespace hoithi::leaderboard {

/// Asks Redis how much it has of a contest's boards: their keys may have been emptied, evicted or
/// replaced one by one.
redis::Command count_boards(const RedisKeys& keys, const ContestBoards& boards);

/// Whether the reply to that says that all of these boards are there.
bool is_complete(const ContestBoards& boards, const redis::Reply& counts);

}  // namespace hoithi::leaderboard
