#pragma once

#include <functional>
#include <map>
#include <string>

#include "server/api/board_streams.hpp"
#include "server/api/redis_status.hpp"
#include "server/gateway/gateway.hpp"
#include "server/host/contest_desk.hpp"
#include "server/host/units.hpp"
#include "server/net/http_answer.hpp"
#include "server/net/port.hpp"
#include "server/net/static_files.hpp"
#include "server/store/writer.hpp"

namespace hoithi::api {

/// Units files by their names.
using UnitSets = std::map<std::string, host::Units, std::less<>>;

/// What the port serves besides WebSockets: pages, media, units, boards, health and metrics. All
/// it refers to outlives it.
struct HttpApi {
    const net::StaticFiles& pages;
    const net::StaticFiles& media;  // under /media
    const UnitSets& units;
    const gateway::Gateway& gateway;
    const host::ContestDesk& desk;
    const store::Writer& writer;
    leaderboard::Leaderboard& leaderboard;
    BoardStreams& streams;
    std::function<RedisStatus()> redis;
    const net::Port*& port;  // set once the port listens

    void operator()(const net::HttpRequest& request, const net::HttpAnswer& answer) const;

private:
    void contests(const net::HttpRequest& request, const net::HttpAnswer& answer) const;
    net::HttpResponse at_once(const net::HttpRequest& request) const;
    net::HttpResponse health() const;
};

}  // namespace hoithi::api
