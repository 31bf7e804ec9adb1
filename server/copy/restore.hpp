#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/result.hpp"
#include "server/copy/inquiry.hpp"
#include "server/leaderboard/redis_keys.hpp"
#include "server/store/connection.hpp"
#include "server/store/journal_reader.hpp"

namespace hoithi::copy {

using leaderboard::RedisKeys;

/// The contests that Redis keeps something of.
struct KeptContest {
    std::string id;
    std::string code;
    std::string title;
};
Result<std::vector<KeptContest>, std::string> list_copies(Inquiry& redis, const RedisKeys& keys);

struct Restored {
    store::JournalEnd end;
    std::uint64_t batches = 0;  // that this disk did not have
    std::size_t names = 0;      // found on the boards in Redis
    std::string code;           // may be another than before
};

/// What a copy in Redis does to a contest on the disk.
enum class Restoring {
    completes,  ///< adds what the disk lacks
    replaces,   ///< puts the copy in place of what is damaged; people that are sound stay
};

/// Brings a contest's journal on this disk up to its copy in Redis: all of it on an empty disk, the
/// rest where the disk has the beginning. Every batch is verified, by the copy's own hashes and
/// against what the disk has; where the two do not belong together nothing is written, and the
/// sentence says where they part. Names are taken from the boards, if those show whole names.
/// Throws StoreError when the disk fails.
Result<Restored, std::string> restore_contest(
    Inquiry& redis,
    const RedisKeys& keys,
    store::Connection& connection,
    const std::string& contest,
    Restoring how = Restoring::completes
);

/// Removes all that Redis keeps of a contest. Gives the number of keys.
Result<std::size_t, std::string> forget_contest(
    Inquiry& redis, const RedisKeys& keys, const std::string& contest
);

}  // namespace hoithi::copy
