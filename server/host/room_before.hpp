#pragma once

#include <optional>
#include <string_view>

#include "engine/contest.hpp"
#include "server/host/passes.hpp"
#include "server/host/roster.hpp"
#include "server/protocol/client_message.hpp"
#include "server/store/contest_row.hpp"
#include "server/store/secrets.hpp"

namespace hoithi::host {

/// The room of the contest that another one goes on from: its people come over with their names, by
/// what they are known by there. Nothing in it changes. Lives on the event loop.
class RoomBefore {
public:
    /// All of them outlive it.
    RoomBefore(
        const store::ContestRow& row,
        const Contest& contest,
        const Roster& roster,
        const store::Secrets& secrets
    )
        : row_(row), contest_(contest), roster_(roster), secrets_(secrets) {}

    /// What speaks against somebody who comes from there.
    std::optional<Objection> objection_to(const protocol::Hello& hello) const;

    /// Whether somebody of that name is still connected there: nobody else takes the name first.
    bool expects(std::string_view folded_name) const;

    /// What one of them says to join `here`: the same at each time, and nobody else can say it.
    protocol::JoinRequest request_of(ContestantId contestant, const store::ContestKey& here) const;

    /// Whether a host keeps the name from the public.
    bool holds_name_of(ContestantId contestant) const;

private:
    const store::ContestRow& row_;
    const Contest& contest_;
    const Roster& roster_;
    const store::Secrets& secrets_;
};

}  // namespace hoithi::host
