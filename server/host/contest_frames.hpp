#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/contest.hpp"
#include "engine/view.hpp"
#include "server/host/roster.hpp"
#include "server/host/services.hpp"
#include "server/host/unit_table.hpp"
#include "server/net/frame.hpp"
#include "server/store/contests.hpp"

namespace hoithi::host {

/// Makes the frames that show one contest: the engine's views, with names to the numbers. Each
/// is encoded once for however many read it.
class ContestFrames {
public:
    ContestFrames(
        const Services& services,
        const store::ContestRow& row,
        const Contest& contest,
        const Roster& roster
    )
        : services_(services),
          row_(row),
          contest_(contest),
          roster_(roster),
          units_(contest, roster) {}

    /// Hosts are told the stage's address as well, with its secret.
    net::Frame contest(Viewer viewer, Time now) const;
    net::Frame welcome(ContestantId contestant) const;
    net::Frame view(Viewer viewer, std::uint64_t version, Time now) const;
    net::Frame personal(ContestantId contestant) const;
    net::Frame people(const protocol::PeopleRequest& request, const Roster::Page& page) const;

    /// Where phones join.
    std::string join_url() const;

    /// Has phones and stages sent to one of the server's addresses, for as long as it has it; false
    /// if it is none of them.
    bool choose_address(std::string_view url);
    /// The one chosen; empty: none.
    const std::string& chosen_address() const { return chosen_; }

private:
    bool is_address(std::string_view url) const;
    /// Where phones find this server, by what a host of this contest says.
    const std::string& server_url() const;
    const Units* known_units() const { return services_.units(contest_.definition().units); }

    const Services& services_;
    const store::ContestRow& row_;
    const Contest& contest_;
    const Roster& roster_;
    std::string chosen_;
    UnitTable units_;
};

}  // namespace hoithi::host
