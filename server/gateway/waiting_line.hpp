#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <unordered_map>
#include <vector>

#include "server/bus/message.hpp"
#include "server/gateway/token_bucket.hpp"
#include "server/protocol/server_message.hpp"

namespace hoithi::gateway {

/// Those who said hello while too many others did: first come, first served, at a steady rate,
/// but who was in already stands before who is new. Pure: time comes in with each call. Nothing
/// here takes longer the more people wait.
class WaitingLine {
public:
    using Clock = TokenBucket::Clock;

    /// What a connection is told of its place.
    struct Notice {
        net::ConnectionId connection{};
        protocol::Waiting waiting;
    };

    /// Lets in `per_second` (above 0), and a quarter of that at once after a quiet time.
    explicit WaitingLine(std::uint32_t per_second);
    WaitingLine(const WaitingLine&) = delete;
    WaitingLine& operator=(const WaitingLine&) = delete;

    /// True if nobody waits and the rate allows one more: go straight in.
    bool lets_pass(Clock::time_point now);

    /// Puts a knock at the end of its part of the line. Where it stands, if the wait is long
    /// enough to be told at once. A connection knocks once before it leaves or is let in.
    std::optional<protocol::Waiting> enter(bus::Knock knock, Clock::time_point now);

    /// Takes a connection out; nothing happens if it does not wait.
    void leave(net::ConnectionId connection);

    /// The next whose turn has come; nothing if nobody waits or the rate says later.
    std::optional<bus::Knock> next(Clock::time_point now);

    /// Who is to be told their place now: everybody once a second, one slice of at most `most`
    /// after the other. Those who came within the last half second have just been told.
    std::vector<Notice> notices(Clock::time_point now, std::size_t most);

    std::size_t size() const { return places_.size(); }

private:
    struct Waiting {
        bus::Knock knock;
        Clock::time_point since;
        std::uint64_t passed_in = 0;  // the latest round of notices that came past
    };
    using Queue = std::list<Waiting>;
    /// One part of the line, and how far the present round of notices has come in it.
    struct Part {
        Queue queue;
        Queue::iterator cursor = queue.end();
        std::size_t before_cursor = 0;
    };
    struct Place {
        Part* part;
        Queue::iterator at;
    };

    void take_out(const Place& place);
    void begin_round(Clock::time_point now);
    void tell(Part& part, Clock::time_point now, std::size_t most, std::vector<Notice>& notices);
    protocol::Waiting waiting(const Part& part, std::size_t before) const;

    TokenBucket::Rate rate_;
    TokenBucket bucket_;
    Part returning_;
    Part newcomers_;
    std::unordered_map<net::ConnectionId, Place> places_;
    std::uint64_t round_ = 1;
    Clock::time_point round_began_{};
};

}  // namespace hoithi::gateway
