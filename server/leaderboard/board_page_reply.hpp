#pragma once

#include <optional>

#include "server/leaderboard/board_page.hpp"
#include "server/redis/reply.hpp"

namespace hoithi::leaderboard {

/// What scripts::read_board gave, as an answer to `query`. Nothing if Redis knows nothing of the
/// contest, or gave what is none of ours: others may write there too, and it is not believed.
std::optional<BoardAnswer> board_answer(const BoardQuery& query, const redis::Reply& reply);

}  // namespace hoithi::leaderboard
