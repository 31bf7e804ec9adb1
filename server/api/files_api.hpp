#pragma once

#include <map>
#include <string>

#include "server/host/units.hpp"
#include "server/net/http.hpp"
#include "server/net/static_files.hpp"

namespace hoithi::api {

/// Units files by their names.
using UnitSets = std::map<std::string, host::Units, std::less<>>;

/// What is the same for everybody as long as the server runs: pages, media, lists of units. All it
/// refers to outlives it and does not change: any thread.
struct FilesApi {
    const net::StaticFiles& pages;
    const net::StaticFiles& media;  // under /media
    const UnitSets& units;          // under /api/units

    net::HttpResponse operator()(const net::HttpRequest& request) const;
};

}  // namespace hoithi::api
