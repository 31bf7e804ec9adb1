#include "server/api/http_api.hpp"

#include "server/api/metrics.hpp"

namespace hoithi::api {

namespace {

constexpr const char* json_type = "application/json; charset=utf-8";
constexpr std::string_view media_prefix = "/media";
constexpr std::string_view units_prefix = "/api/units/";

net::HttpResponse not_found() { return {.status = 404, .body = "Not found\n"}; }

}  // namespace

net::HttpResponse HttpApi::operator()(const net::HttpRequest& request) const {
    if (request.target == "/healthz") return health();
    if (request.target == "/metrics") {
        return {
            .content_type = "text/plain; version=0.0.4; charset=utf-8",
            .body = metrics(port->stats(), gateway.stats(), writer.stats(), desk)};
    }
    if (request.target.starts_with(units_prefix)) {
        const auto set = units.find(request.target.substr(units_prefix.size()));
        if (set == units.end()) return not_found();
        return {
            .content_type = json_type,
            .body = set->second.as_json(),
            .headers = {{"Cache-Control", "public, max-age=3600"}}};
    }
    if (request.target.starts_with(media_prefix) && request.target.size() > media_prefix.size()) {
        net::HttpRequest file = request;
        file.target.remove_prefix(media_prefix.size());
        return media.respond(file);
    }
    return pages.respond(request);
}

net::HttpResponse HttpApi::health() const {
    const bool failed = writer.stats().failed;
    return {
        .status = failed ? 503 : 200,
        .content_type = json_type,
        .body = failed ? R"({"status":"failed","reason":"storing answers failed"})"
                       : R"({"status":"ok"})"};
}

}  // namespace hoithi::api
