#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string_view>
#include <vector>

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "engine/result.hpp"
#include "server/host/roster.hpp"
#include "server/protocol/client_message.hpp"
#include "server/protocol/people_act.hpp"
#include "server/protocol/server_message.hpp"

namespace hoithi::host {

/// What hosts see of the people and do to them, one by one or many by one command: takes them out
/// and back in, keeps their names from the public and lets them through. Whom a filter means is
/// settled here; what it does to the contest is the engine's to say. Lives on the event loop.
class PeopleDesk {
public:
    using Perform = std::function<Result<Events, Refusal>(const Command&)>;
    /// Stores a row that the contest's events do not bring to the store by themselves.
    using Keep = std::function<void(store::PersonRow)>;

    PeopleDesk(const Contest& contest, Roster& roster, Perform perform, Keep keep)
        : contest_(contest),
          roster_(roster),
          perform_(std::move(perform)),
          keep_(std::move(keep)) {}

    /// Linear in people. Refusals are the words of the protocol.
    Result<protocol::PeopleDone, std::string_view> carry_out(const protocol::PeopleAct& act);

    using Done = Result<protocol::PeopleDone, std::string_view>;
    /// Somebody bears another name from now on. A host's is read at once; one's own in the lobby
    /// only, and held where a newcomer's would be.
    Done rename(ContestantId who, std::string_view typed, bool by_host);

    /// Those whom a filter fits, in pages.
    Roster::Page page(
        const protocol::PeopleFilter& who,
        std::uint32_t from,
        std::uint32_t count,
        protocol::PeopleRequest::Order order = protocol::PeopleRequest::Order::joined
    ) const;

private:
    using Does = protocol::PeopleAct::Does;
    using People = std::vector<ContestantId>;

    /// What an act changed, for whoever takes it back.
    struct Batch {
        std::uint32_t number = 0;
        Does does{};
        People people;
    };

    std::uint64_t rank(ContestantId who) const;
    People those(const protocol::PeopleAct& act) const;
    Done carry_out(Does does, const People& people, bool one_by_number);
    Done remove(const People& people, bool for_good);
    Done take_back(std::uint32_t number);
    Done done(Does does, People changed);

    /// Old batches are forgotten: so many can be taken back.
    static constexpr std::size_t batches_max = 20;

    const Contest& contest_;
    Roster& roster_;
    Perform perform_;
    Keep keep_;
    std::deque<Batch> batches_;
    std::uint32_t batches_made_ = 0;
};

}  // namespace hoithi::host
