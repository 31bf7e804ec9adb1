#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace hoithi::api {

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
    std::uint64_t connects = 0;
    std::uint64_t failures = 0;
    std::uint64_t commands = 0;
    std::uint64_t errors = 0;
    std::uint64_t bytes_queued = 0;
    std::uint64_t boards_written = 0;
    std::uint64_t board_rows_written = 0;
    std::uint64_t boards_waiting = 0;
    std::uint64_t board_failures = 0;
    std::uint64_t boards_read = 0;
    std::uint64_t boards_read_elsewhere = 0;
    std::uint64_t batches_copied = 0;
    std::uint64_t batches_behind = 0;
    std::chrono::milliseconds behind{0};
    std::uint64_t mismatches = 0;
    std::uint64_t copy_failures = 0;
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

}  // namespace hoithi::api
