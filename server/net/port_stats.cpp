#include "server/net/port_stats.hpp"

namespace hoithi::net {

PortStats& PortStats::operator+=(const PortStats& other) {
    accepted += other.accepted;
    accept_paused += other.accept_paused;
    evicted += other.evicted;
    refused.capacity += other.refused.capacity;
    refused.per_address += other.refused.per_address;
    refused.streams_per_address += other.refused.streams_per_address;
    refused.origin += other.refused.origin;
    refused.subprotocol += other.refused.subprotocol;
    refused.path += other.refused.path;
    refused.handshake += other.refused.handshake;
    refused.handler += other.refused.handler;
    closed.by_peer += other.closed.by_peer;
    closed.by_server += other.closed.by_server;
    closed.slow += other.closed.slow;
    closed.idle += other.closed.idle;
    closed.protocol += other.closed.protocol;
    closed.lost += other.closed.lost;
    http_requests += other.http_requests;
    http_bad_requests += other.http_bad_requests;
    sockets_opened += other.sockets_opened;
    messages_in += other.messages_in;
    message_bytes_in += other.message_bytes_in;
    frames_out += other.frames_out;
    frame_bytes_out += other.frame_bytes_out;
    frames_replaced += other.frames_replaced;
    pongs_withheld += other.pongs_withheld;
    events_out += other.events_out;
    sockets_open += other.sockets_open;
    event_streams_open += other.event_streams_open;
    outbox_bytes += other.outbox_bytes;
    accepting_paused = accepting_paused || other.accepting_paused;
    return *this;
}

}  // namespace hoithi::net
