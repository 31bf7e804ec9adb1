#include "tests/server/leaderboard/sample_boards.hpp"

#include <algorithm>
#include <utility>

#include "engine/json/json_writer.hpp"
#include "server/clock.hpp"

namespace hoithi::leaderboard {

std::vector<Tally> random_tallies(Random& random, std::size_t count) {
    const std::uint64_t spread = 1 + random.below(40);
    std::vector<Tally> tallies(count);
    for (Tally& tally : tallies) {
        tally.points = static_cast<std::int64_t>(random.below(spread)) * 500 - 5'000;
        tally.correct = static_cast<std::uint32_t>(random.below(spread));
        tally.time = random.below(spread) * 1'000;
        tally.prediction_error = random.below(4) == 0 ? 1ULL << 40U : random.below(spread);
        tally.earliest = Time{static_cast<std::int64_t>(random.below(spread))};
    }
    return tallies;
}

std::vector<TieBreak> random_keys(Random& random) {
    std::vector<TieBreak> keys{
        TieBreak::points,
        TieBreak::correct,
        TieBreak::time,
        TieBreak::prediction,
        TieBreak::earliest};
    shuffle(keys, random);
    keys.resize(1 + random.below(keys.size()));
    return keys;
}

std::vector<Place> places_of(std::span<const Tally> tallies, std::span<const TieBreak> keys) {
    std::vector<ContestantId> everybody;
    for (std::uint32_t i = 0; i < tallies.size(); ++i) everybody.push_back(ContestantId{i});
    return standings(everybody, tallies, keys);
}

Board board_of(
    const std::string& name, std::span<const Place> places, std::size_t rows, std::uint64_t mark
) {
    Board board(name);
    board.total = static_cast<std::uint32_t>(places.size());
    for (const Place& place : places.first(std::min(rows, places.size()))) {
        json::JsonWriter row(board.add(std::to_string(index(place.contestant))));
        row.begin_object().field("place", place.place).field("name", std::string("Nguyễn Thị Hoà"));
        row.field("mark", mark).end_object();
    }
    return board;
}

Board simple_board(const std::string& name, std::size_t rows, std::uint64_t mark) {
    std::vector<Place> places;
    for (std::uint32_t i = 0; i < rows; ++i) places.push_back({ContestantId{i}, i + 1});
    return board_of(name, places, rows, mark);
}

std::shared_ptr<const ContestBoards> contest_of(
    const std::string& contest, std::uint64_t version, std::vector<Board> boards
) {
    auto made = std::make_shared<ContestBoards>();
    made->contest = contest;
    made->title = "Hội thi \"Chuyển đổi số\"";
    made->phase = "board";
    made->epoch = 1;
    made->version = version;
    made->at = ServerClock::wall_now();
    made->boards = std::move(boards);
    return made;
}

std::shared_ptr<const ContestBoards> simple_contest(
    const std::string& contest, std::uint64_t version, std::size_t rows
) {
    return contest_of(contest, version, {simple_board("overall/main", rows, version)});
}

}  // namespace hoithi::leaderboard
