#include "server/api/http_api.hpp"

#include "server/api/boards_api.hpp"
#include "server/api/health.hpp"
#include "server/api/metrics.hpp"
#include "server/api/replies.hpp"

namespace hoithi::api {

namespace {

RouteHandler health(const HttpSources& from) {
    return at_once([health = Health{from.writer, from.redis, from.damage}](const Call&) {
        return health();
    });
}

RouteHandler metrics_page(const HttpSources& from) {
    return at_once([stats = from.stats,
                    &writer = from.writer,
                    &desk = from.desk,
                    redis = from.redis](const Call&) {
        return net::HttpResponse{
            .content_type = "text/plain; version=0.0.4; charset=utf-8",
            .body = metrics(stats(), writer.stats(), desk, redis())};
    });
}

Doorkeeper doorkeeper(MetricsAccess operators) {
    return [operators = std::move(operators
            )](const net::HttpRequest& request, Access access) -> std::optional<net::HttpResponse> {
        if (access == Access::anybody) return std::nullopt;
        return operators.objection_to(request);
    };
}

}  // namespace

Router http_router(const HttpSources& from) {
    const FilesApi files = from.files;
    const auto units = at_once([files](const Call& call) { return files.unit_set(call); });
    const auto media = at_once([files](const Call& call) { return files.medium(call); });
    const auto pages = at_once([files](const Call& call) { return files.page(call); });
    const auto nothing = at_once([](const Call&) { return not_found(); });

    constexpr Access anybody = Access::anybody;
    constexpr Access operators = Access::operators;
    constexpr Home contests = Home::contests_loop;
    constexpr Home any_loop = Home::any_loop;
    return Router(
        {
            {"GET", "/healthz", anybody, contests, health(from)},
            {"GET", "/metrics", operators, contests, metrics_page(from)},
            {"GET",
             "/api/contests/{contest}/board",
             anybody,
             contests,
             read_board(from.leaderboard)},
            {"GET",
             "/api/contests/{contest}/board/events",
             anybody,
             contests,
             follow_board(from.streams)},
            // Not a page's path either.
            {"GET", "/api/contests/{path...}", anybody, any_loop, nothing},
            {"GET", "/api/units/{set...}", anybody, any_loop, units},
            {"GET", "/media/{path...}", anybody, any_loop, media},
            {"GET", "/{path...}", anybody, any_loop, pages},
        },
        doorkeeper(from.metrics_access)
    );
}

}  // namespace hoithi::api
