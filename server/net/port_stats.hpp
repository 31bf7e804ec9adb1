#pragma once

#include <cstdint>

namespace hoithi::net {

/// The port's counters since it began; the last group are present values.
struct PortStats {
    std::uint64_t accepted = 0;
    std::uint64_t accept_paused = 0;
    /// Out of the reserve, to make room for another there.
    std::uint64_t evicted = 0;

    struct Refused {
        std::uint64_t capacity = 0;
        std::uint64_t per_address = 0;
        std::uint64_t streams_per_address = 0;
        std::uint64_t origin = 0;
        std::uint64_t subprotocol = 0;
        std::uint64_t path = 0;
        std::uint64_t handshake = 0;
        std::uint64_t handler = 0;
    } refused;

    struct Closed {
        std::uint64_t by_peer = 0;
        std::uint64_t by_server = 0;
        std::uint64_t slow = 0;
        std::uint64_t idle = 0;
        std::uint64_t protocol = 0;
        std::uint64_t lost = 0;
    } closed;

    std::uint64_t http_requests = 0;
    std::uint64_t http_bad_requests = 0;
    std::uint64_t sockets_opened = 0;
    std::uint64_t messages_in = 0;
    std::uint64_t message_bytes_in = 0;
    std::uint64_t frames_out = 0;
    std::uint64_t frame_bytes_out = 0;
    std::uint64_t frames_replaced = 0;
    std::uint64_t pongs_withheld = 0;
    /// Server-sent events begun; those that a newer one replaced do not count.
    std::uint64_t events_out = 0;

    std::uint64_t descriptor_limit = 0;
    std::uint64_t connections_max = 0;
    bool accepting_paused = false;
    std::uint64_t connections_open = 0;
    std::uint64_t sockets_open = 0;
    std::uint64_t event_streams_open = 0;
    std::uint64_t outbox_bytes = 0;

    /// Adds what another port of the same process counts. The limits are one for all, and so is the
    /// number of open connections, which ports that share their admissions count together.
    PortStats& operator+=(const PortStats& other);
};

}  // namespace hoithi::net
