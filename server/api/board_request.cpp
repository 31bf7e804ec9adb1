#include "server/api/board_request.hpp"

#include <charconv>
#include <optional>

#include "engine/json/json_writer.hpp"
#include "server/api/replies.hpp"

namespace hoithi::api {

namespace {

using leaderboard::BoardFault;
using leaderboard::BoardPage;
using leaderboard::BoardQuery;

constexpr std::size_t name_bytes_max = 64;
constexpr std::size_t score_keys_max = 8;

template <class Number>
std::optional<Number> number_of(std::string_view text) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stopped, failed] = std::from_chars(text.data(), end, number);
    if (failed != std::errc{} || stopped != end) return std::nullopt;
    return number;
}

/// Numbers with commas between them, none in an empty text; nothing if that is not what it is.
std::optional<std::vector<std::int64_t>> numbers_of(std::string_view text) {
    std::vector<std::int64_t> numbers;
    if (text.empty()) return numbers;
    while (numbers.size() < score_keys_max) {
        const std::size_t comma = text.find(',');
        const auto number = number_of<std::int64_t>(text.substr(0, comma));
        if (!number) return std::nullopt;
        numbers.push_back(*number);
        if (comma == std::string_view::npos) return numbers;
        text.remove_prefix(comma + 1);
    }
    return std::nullopt;
}

// Public pages of any site may show the boards.
net::HttpResponse json_response(int status, std::string body) {
    return {
        .status = status,
        .content_type = json_type,
        .body = std::move(body),
        .headers = {{"Cache-Control", "no-store"}, {"Access-Control-Allow-Origin", "*"}}};
}

net::HttpResponse error_response(
    int status, std::string_view error, std::string_view english, std::string_view vietnamese
) {
    return json_response(status, error_body(error, english, vietnamese));
}

}  // namespace

Result<BoardQuery, RequestFault> read_board_query(
    std::string_view contest, std::string_view query
) {
    BoardQuery asked;
    asked.contest = contest;
    asked.board = net::query_value(query, "board");
    asked.around = net::query_value(query, "around");
    if (asked.board.size() > name_bytes_max) {
        return RequestFault{
            "board", "no board has so long a name", "không có bảng nào tên dài thế"};
    }
    if (asked.around.size() > name_bytes_max) {
        return RequestFault{
            "around",
            "give a contestant's number or a unit's code",
            "hãy ghi số của thí sinh hoặc mã đơn vị"};
    }
    const std::string from = net::query_value(query, "from");
    const auto first = from.empty() ? 1 : number_of<std::uint32_t>(from);
    if (!first || *first == 0) {
        return RequestFault{
            "from", "give a position from 1", "hãy ghi vị trí bắt đầu, từ 1 trở lên"};
    }
    asked.from = *first;
    const std::string count = net::query_value(query, "count");
    const auto rows = count.empty() ? 10 : number_of<std::uint32_t>(count);
    if (!rows || *rows > BoardQuery::count_max) {
        return RequestFault{
            "count", "give a number of rows from 0 to 200", "hãy ghi số dòng từ 0 đến 200"};
    }
    asked.count = *rows;
    auto score = numbers_of(net::query_value(query, "score"));
    if (!score) {
        return RequestFault{
            "score",
            "give the values of the tie-break keys in their order, with commas: 5400,18,93211",
            "hãy ghi các giá trị xếp hạng theo thứ tự, cách nhau bằng dấu phẩy: 5400,18,93211"};
    }
    asked.score = *std::move(score);
    return asked;
}

std::string encode(const BoardPage& page) {
    std::string text;
    json::JsonWriter writer(text);
    writer.begin_object().field("contest", page.contest).field("title", page.title);
    writer.field("phase", page.phase).field("version", page.version);
    writer.field("at", page.at.count()).field("boards", page.boards);
    writer.field("board", page.board).field("total", page.total).field("from", page.from);
    writer.key("rows").begin_array();
    for (const std::string& row : page.rows) writer.raw(row);
    writer.end_array();
    if (page.place) {
        writer.key("place").begin_object();
        writer.field("from", page.place->from).field("to", page.place->to).end_object();
    }
    writer.end_object();
    return text;
}

net::HttpResponse response_of(const leaderboard::BoardAnswer& answer) {
    if (answer && answer->spectators) return json_response(200, encode(*answer));
    if (answer) {
        return error_response(
            403,
            "not_public",
            "this contest admits no spectators",
            "hội thi này không cho khán giả theo dõi"
        );
    }
    switch (answer.error()) {
        case BoardFault::no_such_board:
            return error_response(
                404,
                "no_such_board",
                "see \"boards\" in an answer without the parameter board",
                "xem mục \"boards\" trong câu trả lời khi không ghi tham số board"
            );
        case BoardFault::no_such_member:
            return error_response(
                404,
                "no_such_member",
                "nobody of that number has a row on this board; of a very large board only the top "
                "has rows, and score= finds a place",
                "không có ai mang số đó trên bảng này; bảng rất lớn chỉ ghi các hạng đầu, hãy dùng "
                "score= để tìm thứ hạng"
            );
        case BoardFault::out_of_reach:
            return error_response(
                503,
                "out_of_reach",
                "this contest is not on this server, and Redis cannot be asked; try again",
                "hội thi không ở máy chủ này và hiện không hỏi được Redis; hãy thử lại"
            );
        case BoardFault::no_such_contest:
            break;
    }
    return error_response(
        404,
        "no_such_contest",
        "give the contest's id, as the server printed it",
        "hãy ghi mã định danh của hội thi như máy chủ đã in"
    );
}

net::HttpResponse response_of(const RequestFault& fault) {
    return error_response(
        400, "bad_" + std::string(fault.parameter), fault.english, fault.vietnamese
    );
}

}  // namespace hoithi::api
