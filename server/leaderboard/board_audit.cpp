#include "server/leaderboard/board_audit.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "server/leaderboard/board_scripts.hpp"
#include "server/redis/reply_value.hpp"

namespace hoithi::leaderboard {

redis::Command count_boards(const RedisKeys& keys, const ContestBoards& boards) {
    redis::Command count("EVAL");
    count.add(scripts::count_boards).add(3 + 2 * boards.boards.size());
    count.add(keys.info(boards.contest)).add(keys.keys(boards.contest));
    count.add(keys.histograms(boards.contest));
    for (const Board& board : boards.boards) {
        count.add(keys.board(boards.contest, board.name()));
        count.add(keys.rows(boards.contest, board.name()));
    }
    return count;
}

bool is_complete(const ContestBoards& boards, const redis::Reply& counts) {
    const auto histograms = std::ranges::count_if(boards.boards, [](const Board& board) {
        return !board.histogram.empty();
    });
    std::vector<std::int64_t> expected{static_cast<std::int64_t>(boards.version), 1, histograms};
    for (const Board& board : boards.boards) {
        expected.insert(expected.end(), 2, static_cast<std::int64_t>(board.size()));
    }
    if (counts.size() != expected.size()) return false;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (redis::number_of(counts[i]) != expected[i]) return false;
    }
    return true;
}

}  // namespace hoithi::leaderboard
