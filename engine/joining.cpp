#include "engine/joining.hpp"

#include <algorithm>

namespace hoithi {

namespace {

using Decided = Result<Events, Refusal>;

/// Numbers are never given twice, so removing makes more of them than there are seats: so many more
/// at most, or somebody who comes again and again would fill the memory.
constexpr std::size_t removed_max = 20'000;

// A removed contestant's seat is free.
bool is_full(const Contest& contest) {
    const auto seats = static_cast<std::size_t>(contest.definition().contestants_max);
    return contest.present >= seats || contest.contestants.size() >= seats + removed_max;
}

bool admits(Entrants entrants, bool team) {
    return entrants == Entrants::either || team == (entrants == Entrants::team);
}

struct JoiningRules {
    const Contest& contest;
    Time now;

    Decided one(EventBody body) const { return Events{Event{now, std::move(body)}}; }

    Decided operator()(const Join& join) const {
        if (contest.by_key.contains(join.key)) return Events{};
        const ContestDefinition& rules = contest.definition();
        if (const auto shut = shut_to_newcomers(contest)) return *shut;
        if (index(join.division) >= rules.divisions.size()) return Refusal::division_unknown;
        if (!admits(rules.entrants, join.team)) return Refusal::entrant_kind_not_admitted;
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

    Decided operator()(const RemoveMany& remove) const {
        return many<ManyRemoved>(remove.contestants, [](const Contestant& c) {
            return !c.removed;
        });
    }

    Decided operator()(const ReinstateMany& reinstate) const {
        return many<ManyReinstated>(reinstate.contestants, [](const Contestant& c) {
            return c.removed;
        });
    }

    Decided operator()(const HoldNames& hold) const {
        return many<NamesHeld>(hold.contestants, [](const Contestant&) { return true; });
    }

    Decided operator()(const ReleaseNames& release) const {
        return many<NamesReleased>(release.contestants, [](const Contestant&) { return true; });
    }

    /// One event for those whom it changes, each once and in order.
    template <class Many, class Changes>
    Decided many(std::vector<ContestantId> wanted, Changes changes) const {
        const auto unknown = [this](ContestantId id) { return !contest.find(id); };
        if (std::ranges::any_of(wanted, unknown)) return Refusal::unknown_contestant;
        std::erase_if(wanted, [&](ContestantId id) {
            return !changes(contest.contestants[index(id)]);
        });
        std::ranges::sort(wanted);
        wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
        if (wanted.empty()) return Refusal::nothing_to_change;
        return one(Many{std::move(wanted)});
    }

    Decided operator()(const HoldNewNames&) const {
        if (contest.new_names_held) return Refusal::nothing_to_change;
        return one(NewNamesHeld{});
    }

    Decided operator()(const ReleaseNewNames&) const {
        if (!contest.new_names_held) return Refusal::nothing_to_change;
        return one(NewNamesReleased{});
    }

    Decided operator()(const Rename& rename) const {
        const Contestant* contestant = contest.find(rename.contestant);
        if (!contestant) return Refusal::unknown_contestant;
        if (!rename.by_host && contestant->removed) return Refusal::removed;
        if (!rename.by_host && contest.phase != Phase::lobby) return Refusal::too_late;
        return one(Renamed{rename.contestant});
    }

    Decided operator()(const MoveSeat& move) const {
        const Contestant* contestant = contest.find(move.contestant);
        if (!contestant) return Refusal::unknown_contestant;
        if (contestant->removed) return Refusal::removed;
        return one(SeatMoved{move.contestant});
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

std::optional<Refusal> shut_to_newcomers(const Contest& contest) {
    if (contest.phase == Phase::finished) return Refusal::contest_finished;
    if (contest.locked) return Refusal::joining_locked;
    const bool late = contest.phase != Phase::lobby;
    if (late && !contest.definition().late_joining) return Refusal::late_joining_off;
    if (is_full(contest)) return Refusal::contest_full;
    return std::nullopt;
}

bool concerns_joining(const Command& command) {
    return std::holds_alternative<Join>(command) || std::holds_alternative<Remove>(command) ||
           std::holds_alternative<Reinstate>(command) ||
           std::holds_alternative<RemoveMany>(command) ||
           std::holds_alternative<ReinstateMany>(command) ||
           std::holds_alternative<HoldNames>(command) ||
           std::holds_alternative<ReleaseNames>(command) ||
           std::holds_alternative<HoldNewNames>(command) ||
           std::holds_alternative<ReleaseNewNames>(command) ||
           std::holds_alternative<Rename>(command) || std::holds_alternative<MoveSeat>(command) ||
           std::holds_alternative<Lock>(command) || std::holds_alternative<Unlock>(command);
}

Result<Events, Refusal> decide_joining(const Contest& contest, const Command& command, Time now) {
    return std::visit(JoiningRules{contest, now}, command);
}

}  // namespace hoithi
