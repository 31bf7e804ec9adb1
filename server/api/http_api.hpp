#pragma once

#include <functional>
#include <span>
#include <string>

#include "server/api/board_streams.hpp"
#include "server/api/files_api.hpp"
#include "server/api/metrics_access.hpp"
#include "server/api/router.hpp"
#include "server/api/server_stats.hpp"
#include "server/host/contest_desk.hpp"
#include "server/redis_status.hpp"
#include "server/store/writer.hpp"

namespace hoithi::api {

/// What HTTP requests are answered from. All it refers to outlives the router.
struct HttpSources {
    FilesApi files;
    const host::ContestDesk& desk;
    const store::Writer& writer;
    leaderboard::Leaderboard& leaderboard;
    BoardStreams& streams;
    std::function<RedisStatus()> redis;
    std::function<ServerStats()> stats;
    MetricsAccess metrics_access{};
    /// What is damaged in the data folder, a sentence each, for people.
    std::span<const std::string> damage{};
};

/// All that is served besides WebSockets, as one table.
Router http_router(const HttpSources& sources);

}  // namespace hoithi::api
