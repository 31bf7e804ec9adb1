#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/ids.hpp"
#include "server/bus/message.hpp"
#include "server/net/time_point.hpp"

namespace hoithi::gateway {

/// When the latest question's frame left for each contestant, over their connections: whoever loses
/// one and comes back is timed from the moment they first had the question. All gateways of a
/// process share one, because who comes back may come to another: any thread.
class FirstShown {
public:
    class Notes;

    /// Begins to note for whom the question's frame left; once a gateway and question. The others
    /// wait until the notes are gone.
    Notes note(bus::ContestSlot contest, ShowingId showing);

    /// None: that question's frame never left for them.
    std::optional<net::TimePoint> of(
        bus::ContestSlot contest, ContestantId contestant, ShowingId showing
    ) const {
        const std::lock_guard lock(mutex_);
        if (bus::index(contest) >= shown_.size()) return std::nullopt;
        const auto& by_contestant = shown_[bus::index(contest)];
        const std::size_t who = index(contestant);
        if (showing == ShowingId{} || who >= by_contestant.size()) return std::nullopt;
        if (by_contestant[who].showing != showing) return std::nullopt;
        return by_contestant[who].at;
    }

private:
    struct Shown {
        ShowingId showing{};
        net::TimePoint at{};
    };

    mutable std::mutex mutex_;
    std::deque<std::vector<Shown>> shown_;  // guarded; by contest, by contestant
};

/// Notes of one question of one contest.
class FirstShown::Notes {
public:
    /// The frame left for them then.
    void add(ContestantId contestant, net::TimePoint at) {
        const std::size_t who = index(contestant);
        if (who >= by_contestant_.size()) by_contestant_.resize(who + 1);
        by_contestant_[who] = {showing_, at};
    }

private:
    friend class FirstShown;
    Notes(FirstShown& all, bus::ContestSlot contest, ShowingId showing)
        : lock_(all.mutex_), by_contestant_(of(all, contest)), showing_(showing) {}

    static std::vector<Shown>& of(FirstShown& all, bus::ContestSlot contest) {
        if (bus::index(contest) >= all.shown_.size()) all.shown_.resize(bus::index(contest) + 1);
        return all.shown_[bus::index(contest)];
    }

    const std::lock_guard<std::mutex> lock_;
    std::vector<Shown>& by_contestant_;
    const ShowingId showing_;
};

inline FirstShown::Notes FirstShown::note(bus::ContestSlot contest, ShowingId showing) {
    return {*this, contest, showing};
}

}  // namespace hoithi::gateway
