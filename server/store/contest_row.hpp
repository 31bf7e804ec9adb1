#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/store/contest_key.hpp"

namespace hoithi::store {

enum class ContestState { open, finished };

constexpr std::string_view name_of(ContestState state) {
    return state == ContestState::open ? "open" : "finished";
}

struct ContestRow {
    ContestKey id;
    std::string code;  ///< six digits; no two contests that are not finished share one
    std::string title;
    std::string definition_name;
    std::int64_t created_ms = 0;  ///< milliseconds since 1970 UTC
    ContestState state = ContestState::open;
    std::uint64_t epoch = 0;  ///< 0: nobody has owned it yet
    // A second place for what a cut journal or table of people would not tell.
    std::uint64_t batches = 0;  ///< how many its journal has
    std::string last_hash{};    ///< of the last one, 32 raw bytes; empty if there is none
    std::uint64_t people = 0;   ///< how many rows the table of people has
    bool intact = true;         ///< false: the row is not what was written

    bool operator==(const ContestRow&) const = default;
};

}  // namespace hoithi::store
