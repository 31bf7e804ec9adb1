#include "server/host/public_boards.hpp"

#include <memory>
#include <utility>

#include "engine/outcome.hpp"
#include "server/host/contest_boards.hpp"

namespace hoithi::host {

void PublicBoards::recover(const Contest& shown, std::uint64_t version) {
    due_ = !places_told(contest_);
    publish(shown, version);
}

void PublicBoards::show_when_due(std::uint64_t version) {
    if (!due_ || !places_told(contest_)) return;
    due_ = false;
    publish(contest_, version);
}

void PublicBoards::publish(const Contest& shown, std::uint64_t version) {
    const Units* units = services_.units(contest_.definition().units);
    auto boards = std::make_shared<const leaderboard::ContestBoards>(
        contest_boards(shown, version, row_, roster_, units, services_.board_limits)
    );
    ledger_.when_durable([this, boards = std::move(boards)] {
        services_.leaderboard.publish(boards);
    });
}

}  // namespace hoithi::host
