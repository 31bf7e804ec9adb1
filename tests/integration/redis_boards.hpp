#pragma once

#include <filesystem>
#include <string>

#include "tests/integration/venue.hpp"
#include "tests/support/redis_process.hpp"

namespace hoithi::test {

/// All boards of a contest by their names; each a list of rows as {place, member, points, correct,
/// time}, of units as {place, member, members, value}.
using Boards = Json;

/// The boards as somebody outside reads them in Redis: by ZREVRANGE, HMGET and HGETALL. Null if
/// there are none, or if what is there does not fit together.
Boards boards_in_redis(const RedisProcess& redis, const std::string& contest);

/// The same, worked out from the journal in a data folder. `units`: the file of units, in whose
/// order `members` of a unit's board stand.
Boards boards_of_journal(
    const std::filesystem::path& data,
    const std::string& contest,
    const std::filesystem::path& units
);

}  // namespace hoithi::test
