#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/time.hpp"
#include "server/leaderboard/histogram.hpp"

namespace hoithi::leaderboard {

/// One ordered list as the public reads it: best first, each row encoded once for however many
/// read it. A member is a contestant's number or a unit's code with its vintage.
class Board {
public:
    explicit Board(std::string name) : name_(std::move(name)) {}

    /// "overall/DIVISION", "roundN/DIVISION" (N from 1) or "overall/units".
    const std::string& name() const { return name_; }

    /// Begins the row of the next member; its JSON object is to be appended to what is returned,
    /// before anything else is asked of the board.
    std::string& add(std::string_view member);

    std::size_t size() const { return lines_.size(); }
    std::string_view member(std::size_t position) const;
    std::string_view row(std::size_t position) const;
    /// Where a member stands, from 0; size() if it has no row. Linear.
    std::size_t find(std::string_view member) const;

    /// How many have a place. Of very many only the best have rows, and the histogram has all.
    std::uint32_t total = 0;
    Histogram histogram{};  // empty where everybody has a row

private:
    struct Line {
        std::size_t member;  // where its text begins
        std::size_t row;
    };

    std::size_t end_of(std::size_t position) const;

    std::string name_;
    std::string text_;
    std::vector<Line> lines_;
};

/// Everything that the public may read of a contest's standings at one moment.
struct ContestBoards {
    std::string contest;  // its id
    std::string title;
    std::string phase;
    std::uint64_t epoch = 0;    // of the contest's owner
    std::uint64_t version = 0;  // events in the journal
    Time at{0};                 // of the last of them
    bool spectators = true;     // whether the public may look on
    bool whole_names = true;    // persons' names are not masked
    std::vector<Board> boards;  // of nobody before the first reveal

    /// The board of that name, the first for the empty name; null if there is none.
    const Board* find(std::string_view name) const;
};

}  // namespace hoithi::leaderboard
