#pragma once

#include <deque>
#include <functional>

#include <boost/asio/io_context.hpp>

#include "engine/contest.hpp"
#include "server/bus/message.hpp"
#include "server/host/contest_frames.hpp"

namespace hoithi::host {

/// Shows many the door, some at a time, so that the loop comes to its other work in between:
/// each is told how they stand and their connection ends. Who was let back in meanwhile stays.
/// Lives on the event loop.
class Farewells {
public:
    using Publish = std::function<void(bus::Publication)>;

    Farewells(
        boost::asio::io_context& loop,
        const Contest& contest,
        const ContestFrames& frames,
        Publish publish
    )
        : loop_(loop), contest_(contest), frames_(frames), publish_(std::move(publish)) {}

    /// At once.
    void see_off(ContestantId contestant);
    /// From the next turn of the loop on.
    void see_off(const std::vector<ContestantId>& contestants);

private:
    void next();

    /// What they take of a turn is a few milliseconds.
    static constexpr std::size_t in_a_turn = 200;

    boost::asio::io_context& loop_;
    const Contest& contest_;
    const ContestFrames& frames_;
    Publish publish_;
    std::deque<ContestantId> waiting_;
};

}  // namespace hoithi::host
