#include "server/leaderboard/memory_leaderboard.hpp"

#include <algorithm>

namespace hoithi::leaderboard {

namespace {

BoardPage heading(const ContestBoards& contest, const Board* board) {
    BoardPage page{
        contest.contest,
        contest.title,
        contest.phase,
        contest.version,
        contest.at,
        contest.spectators,
        {},
        board ? board->name() : std::string{},
        board ? board->total : 0,
        1,
        {},
        {}};
    for (const Board& one : contest.boards) page.boards.push_back(one.name());
    return page;
}

void add_rows(BoardPage& page, const Board& board, std::size_t start, std::size_t count) {
    page.from = static_cast<std::uint32_t>(start + 1);
    const std::size_t end = std::min(start + count, board.size());
    for (std::size_t i = start; i < end; ++i) page.rows.emplace_back(board.row(i));
}

}  // namespace

void MemoryLeaderboard::publish(std::shared_ptr<const ContestBoards> boards) {
    const std::string contest = boards->contest;
    contests_[contest] = std::move(boards);
    tell(contest);
}

std::shared_ptr<const ContestBoards> MemoryLeaderboard::find(std::string_view contest) const {
    const auto found = contests_.find(contest);
    return found == contests_.end() ? nullptr : found->second;
}

void MemoryLeaderboard::read(const BoardQuery& query, BoardReader reader) {
    const auto contest = find(query.contest);
    if (!contest) return reader(BoardFault::no_such_contest);
    const Board* board = contest->find(query.board);
    BoardPage page = heading(*contest, board);
    if (!board) {
        if (!query.board.empty()) return reader(BoardFault::no_such_board);
        return reader(std::move(page));  // nothing was revealed yet
    }
    std::size_t start = query.from - 1;
    if (!query.around.empty()) {
        const std::size_t position = board->find(query.around);
        if (position == board->size()) return reader(BoardFault::no_such_member);
        start = position - std::min<std::size_t>(position, query.count / 2);
    }
    add_rows(page, *board, start, query.count);
    if (!query.score.empty() && !board->histogram.empty()) {
        page.place = board->histogram.place_of(query.score);
    }
    reader(std::move(page));
}

}  // namespace hoithi::leaderboard
