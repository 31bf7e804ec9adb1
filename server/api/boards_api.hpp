#pragma once

#include "server/api/board_streams.hpp"
#include "server/api/router.hpp"
#include "server/leaderboard/leaderboard.hpp"

namespace hoithi::api {

// A contest's boards: the pattern names the `contest`, the query the rest. What is given outlives
// the handler.

RouteHandler read_board(leaderboard::Leaderboard& boards);
/// The same as a stream of events, as the board changes.
RouteHandler follow_board(BoardStreams& streams);

}  // namespace hoithi::api
