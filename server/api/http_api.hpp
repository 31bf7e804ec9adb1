#pragma once

#include <map>
#include <string>

#include "server/gateway/gateway.hpp"
#include "server/host/contest_desk.hpp"
#include "server/host/units.hpp"
#include "server/net/http.hpp"
#include "server/net/port.hpp"
#include "server/net/static_files.hpp"
#include "server/store/writer.hpp"

namespace hoithi::api {

/// Units files by their names.
using UnitSets = std::map<std::string, host::Units, std::less<>>;

/// What the port serves besides WebSockets: pages, media, units, health and metrics. All it
/// refers to outlives it.
struct HttpApi {
    const net::StaticFiles& pages;
    const net::StaticFiles& media;  // under /media
    const UnitSets& units;
    const gateway::Gateway& gateway;
    const host::ContestDesk& desk;
    const store::Writer& writer;
    const net::Port*& port;  // set once the port listens

    net::HttpResponse operator()(const net::HttpRequest& request) const;

private:
    net::HttpResponse health() const;
};

}  // namespace hoithi::api
