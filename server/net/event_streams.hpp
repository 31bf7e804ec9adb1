#pragma once

#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

#include "server/net/event_stream.hpp"
#include "server/net/http.hpp"
#include "server/net/port_config.hpp"
#include "server/net/port_stats.hpp"
#include "server/net/socket.hpp"
#include "server/net/time_point.hpp"

namespace hoithi::net {

class EventConnection;

/// All streams of server-sent events of a port. One timer looks after them all, and runs only
/// while there are some. Lives in a shared_ptr; the references must outlive it.
class EventStreams : public std::enable_shared_from_this<EventStreams> {
public:
    EventStreams(asio::io_context& loop, const PortConfig& config, PortStats& stats);
    ~EventStreams();
    EventStreams(const EventStreams&) = delete;
    EventStreams& operator=(const EventStreams&) = delete;

    bool full() const { return connections_.size() >= config_.event_streams_max; }
    std::size_t count() const { return connections_.size(); }

    /// Answers a request with a stream; `headers` come in addition to those of every stream.
    EventStream open(AdmittedSocket socket, const std::vector<HttpHeader>& headers);

    /// Drops every stream now.
    void close_all();

    /// For EventConnection.
    const PortConfig& config() const { return config_; }
    PortStats& stats() { return stats_; }
    /// How often the streams are looked at.
    Clock::duration tick() const;
    void forget(EventConnection& connection);

private:
    void arm_sweep();
    void sweep();

    const PortConfig& config_;
    PortStats& stats_;
    LoopTimer sweep_timer_;
    std::unordered_map<EventConnection*, std::shared_ptr<EventConnection>> connections_;
};

}  // namespace hoithi::net
