#pragma once

#include <functional>
#include <map>
#include <string>

#include "server/leaderboard/leaderboard.hpp"

namespace hoithi::leaderboard {

/// The boards of this process's own contests, in memory.
class MemoryLeaderboard final : public Leaderboard {
public:
    void publish(std::shared_ptr<const ContestBoards> boards) override;
    void read(const BoardQuery& query, BoardReader reader) override;

    /// Null if nothing of the contest was published.
    std::shared_ptr<const ContestBoards> find(std::string_view contest) const;
    const std::map<std::string, std::shared_ptr<const ContestBoards>, std::less<>>& all() const {
        return contests_;
    }

private:
    std::map<std::string, std::shared_ptr<const ContestBoards>, std::less<>> contests_;
};

}  // namespace hoithi::leaderboard
