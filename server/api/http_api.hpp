#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "server/api/board_streams.hpp"
#include "server/api/files_api.hpp"
#include "server/api/metrics_access.hpp"
#include "server/api/server_stats.hpp"
#include "server/host/contest_desk.hpp"
#include "server/net/http_answer.hpp"
#include "server/redis_status.hpp"
#include "server/store/writer.hpp"

namespace hoithi::api {

/// What is served besides WebSockets: boards, health and metrics, and the files. All it refers to
/// outlives it. On the contests' event loop.
struct HttpApi {
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

    /// Whether a request is about contests or the server; any loop answers the others by itself.
    static bool concerns(std::string_view target);

    void operator()(const net::HttpRequest& request, const net::HttpAnswer& answer) const;

private:
    void contests(const net::HttpRequest& request, const net::HttpAnswer& answer) const;
    net::HttpResponse health() const;
    std::string trouble(const RedisStatus& status) const;
};

}  // namespace hoithi::api
