#pragma once

#include <string>

#include "server/api/server_stats.hpp"
#include "server/host/contest_desk.hpp"
#include "server/redis_status.hpp"
#include "server/store/writer_stats.hpp"

namespace hoithi::api {

/// The state of the server in Prometheus' text format. No names, no addresses.
std::string metrics(
    const ServerStats& server,
    const store::WriterStats& writer,
    const host::ContestDesk& desk,
    const RedisStatus& redis
);

}  // namespace hoithi::api
