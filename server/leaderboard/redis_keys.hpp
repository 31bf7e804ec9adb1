#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hoithi::leaderboard {

/// The names of everything that an organisation's servers keep in Redis (docs/redis.md). The
/// braces put all keys of one contest on one node of a cluster.
class RedisKeys {
public:
    explicit RedisKeys(std::string prefix) : prefix_(std::move(prefix)) {}

    /// Sorted set: contests by the moment when what is kept of them ends.
    std::string contests() const { return prefix_ + ":contests"; }
    /// Set: the names of the contest's keys.
    std::string keys(std::string_view contest) const { return of(contest, "keys"); }
    /// Hash: what the boards are of and how far they go.
    std::string info(std::string_view contest) const { return of(contest, "info"); }
    /// Hash: how whole divisions scored, by board.
    std::string histograms(std::string_view contest) const { return of(contest, "histograms"); }
    /// Sorted set: who stands where.
    std::string board(std::string_view contest, std::string_view board) const {
        return of(contest, "board:" + std::string(board));
    }
    /// Hash: a JSON object for each who stands on the board.
    std::string rows(std::string_view contest, std::string_view board) const {
        return of(contest, "rows:" + std::string(board));
    }
    /// What a board or its rows are called while they are being written.
    static std::string draft(const std::string& key, std::uint64_t epoch) {
        return key + ":draft:" + std::to_string(epoch);
    }
    /// Channel: the version of the boards whenever they changed.
    std::string changed(std::string_view contest) const { return of(contest, "changed"); }
    /// Stream: the second copy of the journal.
    std::string journal(std::string_view contest) const { return of(contest, "journal"); }
    /// Hash: the contest's row in the table of contests, for a node that restores it.
    std::string contest(std::string_view contest) const { return of(contest, "contest"); }

private:
    std::string of(std::string_view contest, std::string_view what) const {
        return prefix_ + ":{" + std::string(contest) + "}:" + std::string(what);
    }

    std::string prefix_;
};

}  // namespace hoithi::leaderboard
