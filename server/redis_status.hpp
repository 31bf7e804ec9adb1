#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/copy/journal_copy.hpp"
#include "server/leaderboard/redis_leaderboard.hpp"
#include "server/redis/connection.hpp"

namespace hoithi {

/// How a server stands with the Redis it was told to use.
struct RedisStatus {
    enum class State : std::uint8_t {
        off,       ///< there is none
        ok,        ///< boards and copies are as they should be, or about to be
        degraded,  ///< away, or refusing what is written: contests go on without it
        mismatch,  ///< a copy there is of something else than the journal here
    };

    State state = State::off;
    std::string reason;  // for people; empty if all is well
    redis::Connection::Stats connection{};
    leaderboard::RedisLeaderboard::Stats boards{};
    copy::JournalCopy::Stats copy{};
};

constexpr std::string_view word(RedisStatus::State state) {
    switch (state) {
        case RedisStatus::State::off:
            return "off";
        case RedisStatus::State::ok:
            return "ok";
        case RedisStatus::State::degraded:
            return "degraded";
        case RedisStatus::State::mismatch:
            return "mismatch";
    }
    return "";
}

}  // namespace hoithi
