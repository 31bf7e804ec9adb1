#include "server/leaderboard/board_page_reply.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/json/json_writer.hpp"
#include "server/redis/reply_value.hpp"

namespace hoithi::leaderboard {

namespace {

/// The names in an array of strings; nothing if the text is no such array.
std::optional<std::vector<std::string>> names_of(std::string_view text) {
    const auto parsed = nlohmann::json::parse(text, nullptr, false);
    if (!parsed.is_array()) return std::nullopt;
    std::vector<std::string> names;
    for (const auto& name : parsed) {
        if (!name.is_string()) return std::nullopt;
        names.push_back(name.get<std::string>());
    }
    return names;
}

bool is_utf8(std::string_view text) {
    std::string quoted;
    json::append_string(quoted, text);
    return nlohmann::json::accept(quoted);
}

bool is_row(std::string_view text) { return text.starts_with('{') && nlohmann::json::accept(text); }

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
    const std::int64_t events = number_of(field[version]);
    const std::int64_t all = number_of(field[total]);
    auto names = names_of(bytes_of(field[boards]));
    if (events < 0 || !std::in_range<std::uint32_t>(all) || !names) return std::nullopt;
    if (!is_utf8(page.title) || !is_utf8(page.phase)) return std::nullopt;
    page.version = static_cast<std::uint64_t>(events);
    page.at = Time{number_of(field[at])};
    page.spectators = number_of(field[spectators]) == 1;
    page.boards = *std::move(names);
    page.board = bytes_of(reply[board_name]);
    page.total = static_cast<std::uint32_t>(all);
    if (field[total].is_nil()) {
        if (query.board.empty()) return BoardAnswer(std::move(page));
        return BoardAnswer(BoardFault::no_such_board);
    }
    const std::int64_t position = number_of(reply[start]);
    if (position < 0) return BoardAnswer(BoardFault::no_such_member);
    if (position >= std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    page.from = static_cast<std::uint32_t>(position + 1);
    for (std::size_t i = 0; i < reply[rows].size(); ++i) {
        const std::string_view row = bytes_of(reply[rows][i]);
        if (is_row(row)) page.rows.emplace_back(row);
    }
    const auto whole = Histogram::from_json(bytes_of(reply[histogram]));
    if (whole && !whole->empty()) page.place = whole->place_of(query.score);
    return BoardAnswer(std::move(page));
}

}  // namespace hoithi::leaderboard
