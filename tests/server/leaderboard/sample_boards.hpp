#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/random.hpp"
#include "server/leaderboard/board.hpp"

namespace hoithi::leaderboard {

/// Tallies with many ties, of keys great and small; by seed.
std::vector<Tally> random_tallies(Random& random, std::size_t count);

/// One to five tie-break keys, each once.
std::vector<TieBreak> random_keys(Random& random);

/// The contestants 0 … as the engine orders them.
std::vector<Place> places_of(std::span<const Tally> tallies, std::span<const TieBreak> keys);

/// A board on which contestants stand in this order; the first `rows` of them have a row, with
/// their place and the `mark`.
Board board_of(
    const std::string& name, std::span<const Place> places, std::size_t rows, std::uint64_t mark
);
/// A board of contestants 0 … without ties, in that order.
Board simple_board(const std::string& name, std::size_t rows, std::uint64_t mark);

/// Boards of a contest, as of now and epoch 1.
std::shared_ptr<const ContestBoards> contest_of(
    const std::string& contest, std::uint64_t version, std::vector<Board> boards
);
/// One with a simple board "overall/main" of so many rows, marked with the version.
std::shared_ptr<const ContestBoards> simple_contest(
    const std::string& contest, std::uint64_t version, std::size_t rows = 5
);

}  // namespace hoithi::leaderboard
