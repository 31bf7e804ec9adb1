#include "server/leaderboard/board_page_reply.hpp"

#include <nlohmann/json.hpp>

#include "server/redis/reply_value.hpp"

namespace hoithi::leaderboard {

namespace {

std::vector<std::string> names_of(std::string_view text) {
    std::vector<std::string> names;
    for (const auto& name : nlohmann::json::parse(text, nullptr, false)) {
        if (name.is_string()) names.push_back(name.get<std::string>());
    }
    return names;
}

/// Positions in what the script gives, and in its second part.
enum : std::size_t { board_name, info, start, rows, histogram, parts };
enum : std::size_t { title, phase, version, at, spectators, boards, total, info_fields };

}  // namespace

std::optional<BoardAnswer> board_answer(const BoardQuery& query, const redis::Reply& reply) {
    using redis::bytes_of;
    using redis::number_of;
    if (reply.size() != parts || reply[info].size() != info_fields) return std::nullopt;
    const redis::Reply& field = reply[info];
    if (field[boards].is_nil()) return std::nullopt;
    BoardPage page;
    page.contest = query.contest;
    page.title = bytes_of(field[title]);
    page.phase = bytes_of(field[phase]);
    page.version = static_cast<std::uint64_t>(number_of(field[version]));
    page.at = Time{number_of(field[at])};
    page.spectators = number_of(field[spectators]) == 1;
    page.boards = names_of(bytes_of(field[boards]));
    page.board = bytes_of(reply[board_name]);
    page.total = static_cast<std::uint32_t>(number_of(field[total]));
    if (field[total].is_nil()) {
        if (query.board.empty()) return BoardAnswer(std::move(page));
        return BoardAnswer(BoardFault::no_such_board);
    }
    const std::int64_t position = number_of(reply[start]);
    if (position < 0) return BoardAnswer(BoardFault::no_such_member);
    page.from = static_cast<std::uint32_t>(position + 1);
    for (std::size_t i = 0; i < reply[rows].size(); ++i) {
        const std::string_view row = bytes_of(reply[rows][i]);
        if (nlohmann::json::accept(row)) page.rows.emplace_back(row);
    }
    if (const auto whole = Histogram::from_json(bytes_of(reply[histogram]))) {
        page.place = whole->place_of(query.score);
    }
    return BoardAnswer(std::move(page));
}

}  // namespace hoithi::leaderboard
