#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>

#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "server/bus/message.hpp"

namespace hoithi::host {

/// How far a host has led everybody through a contest's finale. What is shown is no part of the
/// results, so no event of the log tells it. Lives on the event loop.
class FinaleDesk {
public:
    using Publish = std::function<void(bus::Publication)>;

    FinaleDesk(const Contest& contest, Publish publish)
        : contest_(contest), publish_(std::move(publish)) {}

    /// The contest has ended just now: nobody is named until the host does.
    void begin(Time now);
    /// Brings the finale so far; or why not. Like the other steps of a contest it is refused within
    /// `Advance::settling` of the one before: two presses, or two hosts, are one.
    std::optional<Refusal> unveil(std::uint32_t step, Time now);
    /// How far it has come.
    net::Frame frame() const;

private:
    void go_to(std::uint32_t step, Time now);
    /// Three for each division: its third place, its second, its first.
    std::uint32_t steps() const;

    const Contest& contest_;
    Publish publish_;
    // A restart leads nobody through the finale again: all of it is shown.
    std::uint32_t step_ = std::numeric_limits<std::uint32_t>::max();
    Time stepped_at_{0};
};

}  // namespace hoithi::host
