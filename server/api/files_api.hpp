#pragma once

#include <map>
#include <string>

#include "server/api/router.hpp"
#include "server/host/units.hpp"
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

    net::HttpResponse unit_set(const Call& call) const;  // by its name, {set...}
    net::HttpResponse medium(const Call& call) const;
    net::HttpResponse page(const Call& call) const;
};

}  // namespace hoithi::api
