#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "server/leaderboard/board.hpp"
#include "server/leaderboard/board_page.hpp"

namespace hoithi::leaderboard {

/// Where the boards of all contests are kept for those who read them. The boards follow from the
/// journal: whatever happens to them, they can be made again. Lives on the event loop.
class Leaderboard {
public:
    virtual ~Leaderboard() = default;

    /// A contest's boards as they stand now, whole; they take the place of earlier ones.
    virtual void publish(std::shared_ptr<const ContestBoards> boards) = 0;

    /// Who wants to know that there is something new to read of a contest of this process.
    using Changed = std::function<void(const std::string& contest)>;
    void on_change(Changed changed) { changed_ = std::move(changed); }

    /// `reader` hears once, perhaps before this returns.
    virtual void read(const BoardQuery& query, BoardReader reader) = 0;

protected:
    void tell(const std::string& contest) const {
        if (changed_) changed_(contest);
    }

private:
    Changed changed_;
};

}  // namespace hoithi::leaderboard
