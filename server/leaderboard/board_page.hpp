#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/result.hpp"
#include "engine/time.hpp"
#include "server/leaderboard/histogram.hpp"

namespace hoithi::leaderboard {

/// Which part of which board somebody wants to see.
struct BoardQuery {
    static constexpr std::uint32_t count_max = 200;

    std::string contest{};              // its id
    std::string board{};                // empty: the contest's first
    std::uint32_t from = 1;             // position of the first row, from 1
    std::uint32_t count = 10;           // 0–count_max
    std::string around{};               // a member to be in the middle, instead of `from`
    std::vector<std::int64_t> score{};  // whose place is asked for, by tie-break keys
};

struct BoardPage {
    std::string contest;
    std::string title;
    std::string phase;
    std::uint64_t version = 0;        // events in the journal
    Time at{0};                       // of the last of them
    bool spectators = true;           // whether the public may look on
    std::vector<std::string> boards;  // names of all there are
    std::string board;
    std::uint32_t total = 0;
    std::uint32_t from = 1;           // position of the first row, from 1
    std::vector<std::string> rows;    // JSON objects
    std::optional<PlaceRange> place;  // where a histogram was asked

    friend bool operator==(const BoardPage&, const BoardPage&) = default;
};

enum class BoardFault : std::uint8_t {
    no_such_contest,
    no_such_board,
    no_such_member,
    out_of_reach
};

using BoardAnswer = Result<BoardPage, BoardFault>;
using BoardReader = std::function<void(BoardAnswer)>;

}  // namespace hoithi::leaderboard
