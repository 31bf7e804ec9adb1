#pragma once

#include <cstdint>

#include "engine/contest.hpp"
#include "server/host/ledger.hpp"
#include "server/host/roster.hpp"
#include "server/host/services.hpp"
#include "server/store/contest_row.hpp"

namespace hoithi::host {

/// The boards of one contest that the public reads besides the pages: they change with what a stage
/// has shown, and never say more. Lives on the event loop.
class PublicBoards {
public:
    PublicBoards(
        const Services& services,
        const store::ContestRow& row,
        const Contest& contest,
        const Roster& roster,
        Ledger& ledger
    )
        : services_(services), row_(row), contest_(contest), roster_(roster), ledger_(ledger) {}

    /// They say something else now.
    void changed() { due_ = true; }
    /// After a restart: what the public read before it, and whether that is not the last word.
    void recover(const Contest& shown, std::uint64_t version);
    /// Shows them if they have changed: until the host shows the board, nobody reads it elsewhere
    /// either. `version`: events in the journal.
    void show_when_due(std::uint64_t version);

private:
    void publish(const Contest& shown, std::uint64_t version);

    const Services& services_;
    const store::ContestRow& row_;
    const Contest& contest_;
    const Roster& roster_;
    Ledger& ledger_;
    bool due_ = true;
};

}  // namespace hoithi::host
