#include "engine/joining.hpp"

namespace hoithi {

namespace {

using Decided = Result<Events, Refusal>;

/// Numbers are never given twice, so removing makes more of them than there are seats: so many more
/// at most, or somebody who comes again and again would fill the memory.
constexpr std::size_t removed_max = 20'000;

bool admits(Entrants entrants, bool team) {
    return entrants == Entrants::either || team == (entrants == Entrants::team);
}

struct JoiningRules {
    const Contest& contest;
    Time now;

    Decided one(EventBody body) const { return Events{Event{now, std::move(body)}}; }

    // A removed contestant's seat is free.
    bool is_full(const ContestDefinition& rules) const {
        const auto seats = static_cast<std::size_t>(rules.contestants_max);
        return contest.present >= seats || contest.contestants.size() >= seats + removed_max;
    }

    Decided operator()(const Join& join) const {
        if (contest.by_key.contains(join.key)) return Events{};
        const ContestDefinition& rules = contest.definition();
        if (contest.phase == Phase::finished) return Refusal::contest_finished;
        if (contest.locked) return Refusal::joining_locked;
        if (index(join.division) >= rules.divisions.size()) return Refusal::division_unknown;
        if (!admits(rules.entrants, join.team)) return Refusal::entrant_kind_not_admitted;
        if (contest.phase != Phase::lobby && !rules.late_joining) return Refusal::late_joining_off;
        if (is_full(rules)) return Refusal::contest_full;
        const ContestantId next{static_cast<std::uint32_t>(contest.contestants.size())};
        return one(Joined{next, join.key, join.division, join.team});
    }

    Decided operator()(const Remove& remove) const {
        const Contestant* contestant = contest.find(remove.contestant);
        if (!contestant) return Refusal::unknown_contestant;
        if (contestant->removed) return Refusal::nothing_to_change;
        return one(Removed{remove.contestant});
    }

    Decided operator()(const Reinstate& reinstate) const {
        const Contestant* contestant = contest.find(reinstate.contestant);
        if (!contestant) return Refusal::unknown_contestant;
        if (!contestant->removed) return Refusal::nothing_to_change;
        return one(Reinstated{reinstate.contestant});
    }

    Decided operator()(const Lock&) const {
        if (contest.locked) return Refusal::nothing_to_change;
        return one(Locked{});
    }

    Decided operator()(const Unlock&) const {
        if (!contest.locked) return Refusal::nothing_to_change;
        return one(Unlocked{});
    }

    template <class Other>
    Decided operator()(const Other&) const {
        return Refusal::not_now;
    }
};

}  // namespace

bool concerns_joining(const Command& command) {
    return std::holds_alternative<Join>(command) || std::holds_alternative<Remove>(command) ||
           std::holds_alternative<Reinstate>(command) || std::holds_alternative<Lock>(command) ||
           std::holds_alternative<Unlock>(command);
}

Result<Events, Refusal> decide_joining(const Contest& contest, const Command& command, Time now) {
    return std::visit(JoiningRules{contest, now}, command);
}

}  // namespace hoithi
