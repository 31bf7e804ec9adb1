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
    struct Left {
        ContestantId contestant{};
        net::TimePoint at{};
    };

    /// The question's frame left for these; once a gateway and question.
    void note(bus::ContestSlot contest, ShowingId showing, const std::vector<Left>& left) {
        const std::lock_guard lock(mutex_);
        if (bus::index(contest) >= shown_.size()) shown_.resize(bus::index(contest) + 1);
        auto& by_contestant = shown_[bus::index(contest)];
        for (const auto& [contestant, at] : left) {
            if (index(contestant) >= by_contestant.size()) {
                by_contestant.resize(index(contestant) + 1);
            }
            by_contestant[index(contestant)] = {showing, at};
        }
    }

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

}  // namespace hoithi::gateway
