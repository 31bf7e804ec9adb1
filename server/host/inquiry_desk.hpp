#pragma once

#include <functional>

#include "engine/contest.hpp"
#include "server/bus/message.hpp"
#include "server/host/contest_frames.hpp"
#include "server/host/seat_desk.hpp"
#include "server/protocol/server_message.hpp"

namespace hoithi::host {

/// Answers what hosts ask of one contest, which changes nothing in it. Lives on the event loop.
class InquiryDesk {
public:
    using Publish = std::function<void(bus::Publication)>;
    using Now = std::function<Time()>;

    InquiryDesk(
        const Contest& contest,
        const ContestFrames& frames,
        SeatDesk& seats,
        Now now,
        Publish publish
    )
        : contest_(contest),
          frames_(frames),
          seats_(seats),
          now_(std::move(now)),
          publish_(std::move(publish)) {}

    void answer(const bus::HostQuestion& question);

private:
    void answer(bus::ConnectionId host, const protocol::SeatRequest& request);
    void answer(bus::ConnectionId host, const protocol::AnswersRequest& request);
    void answer(bus::ConnectionId host, const protocol::TryRequest& request);

    void reply(bus::ConnectionId host, const auto& message) {
        publish_(bus::ToConnection{host, net::Frame(protocol::encode(message))});
    }

    const Contest& contest_;
    const ContestFrames& frames_;
    SeatDesk& seats_;
    Now now_;
    Publish publish_;
};

}  // namespace hoithi::host
