#include "server/api/boards_api.hpp"

#include <utility>

#include "server/api/board_request.hpp"

namespace hoithi::api {

namespace {

/// The handler that lets `give` answer every query that makes sense.
template <class Give>
RouteHandler to_queries(Give give) {
    return [give = std::move(give)](const Call& call, const net::HttpAnswer& answer) {
        const auto query = read_board_query(call.parameter("contest"), call.request.query);
        if (!query) return answer.respond(response_of(query.error()));
        give(*query, answer);
    };
}

}  // namespace

RouteHandler read_board(leaderboard::Leaderboard& boards) {
    return to_queries(
        [&boards](const leaderboard::BoardQuery& query, const net::HttpAnswer& answer) {
            boards.read(query, [answer](const leaderboard::BoardAnswer& read) {
                answer.respond(response_of(read));
            });
        }
    );
}

RouteHandler follow_board(BoardStreams& streams) {
    return to_queries([&streams](
                          const leaderboard::BoardQuery& query, const net::HttpAnswer& answer
                      ) { streams.follow(query, answer); });
}

}  // namespace hoithi::api
