#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>

#include <boost/asio/steady_timer.hpp>

#include "engine/contest.hpp"
#include "server/bus/message.hpp"
#include "server/host/roster.hpp"
#include "server/host/services.hpp"

namespace hoithi::host {

/// What is told now and then instead of each time: how many have answered, who has come, how the
/// room is connected. Keeps who is there besides contestants. Lives on the event loop.
class ContestNews {
public:
    using Publish = std::function<void(bus::Publication)>;

    ContestNews(
        const Services& services, const Contest& contest, const Roster& roster, Publish publish
    );

    /// Somebody who is no contestant came or went.
    void came(bus::Role role);
    void went(bus::Role role, bus::ConnectionId connection);
    std::uint32_t hosts() const { return hosts_; }
    /// Whether a stage's browser lets it be heard; one that says nothing counts as heard.
    void stage_sounds(bus::ConnectionId stage, bool on);

    /// Who answered, or of how many, may have changed.
    void answers_changed() {
        arm(count_timer_, count_armed_, count_every, &ContestNews::tell_count);
    }
    /// The public reads other names than before.
    void names_changed() {
        lobby_told_ = std::nullopt;
        room_changed();
    }
    void room_changed() { arm(room_timer_, room_armed_, room_every, &ContestNews::tell_room); }

    protocol::Room room() const;
    /// How many have answered what is being asked; none: nothing is.
    std::optional<net::Frame> count() const;
    /// Only the stage is told names: it shows who came last.
    net::Frame named_lobby() const;

    void stop();

private:
    static constexpr Millis count_every{250};
    static constexpr Millis room_every{1000};

    void tell_count();
    void tell_room();
    void tell_lobby();
    void arm(
        boost::asio::steady_timer& timer, bool& armed, Millis wait, void (ContestNews::*news)()
    );

    const Contest& contest_;
    const Roster& roster_;
    Publish publish_;
    boost::asio::steady_timer count_timer_;
    boost::asio::steady_timer room_timer_;
    bool count_armed_ = false;
    bool room_armed_ = false;
    std::uint32_t stages_ = 0;
    std::set<bus::ConnectionId> silent_;
    std::uint32_t spectators_ = 0;
    std::uint32_t hosts_ = 0;
    std::optional<std::uint32_t> lobby_told_ = 0;
    protocol::Room room_told_;
    protocol::AnswerCount count_told_;
};

}  // namespace hoithi::host
