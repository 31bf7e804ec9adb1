#include "server/api/http_api.hpp"

#include "engine/json/json_writer.hpp"
#include "server/api/board_request.hpp"
#include "server/api/metrics.hpp"
#include "server/net/objection.hpp"

namespace hoithi::api {

namespace {

constexpr const char* json_type = "application/json; charset=utf-8";
constexpr std::string_view contests_prefix = "/api/contests/";

net::HttpResponse not_found() { return {.status = 404, .body = "Not found\n"}; }

}  // namespace

bool HttpApi::concerns(std::string_view target) {
    return target == "/healthz" || target == "/metrics" || target.starts_with(contests_prefix);
}

void HttpApi::operator()(const net::HttpRequest& request, const net::HttpAnswer& answer) const {
    if (auto refusal = net::objection_to_writing(request)) {
        return answer.respond(*std::move(refusal));
    }
    if (request.target.starts_with(contests_prefix)) return contests(request, answer);
    if (request.target == "/healthz") return answer.respond(health());
    if (request.target != "/metrics") return answer.respond(files(request));
    if (auto refusal = metrics_access.objection_to(request)) {
        return answer.respond(*std::move(refusal));
    }
    answer.respond({
        .content_type = "text/plain; version=0.0.4; charset=utf-8",
        .body = metrics(stats(), writer.stats(), desk, redis()),
    });
}

// /api/contests/ID/board and /api/contests/ID/board/events
void HttpApi::contests(const net::HttpRequest& request, const net::HttpAnswer& answer) const {
    const std::string_view path = request.target.substr(contests_prefix.size());
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view what = path.substr(slash);
    if (what != "/board" && what != "/board/events") return answer.respond(not_found());
    const auto query = read_board_query(path.substr(0, slash), request.query);
    if (!query) return answer.respond(response_of(query.error()));
    if (what == "/board/events") return streams.follow(*query, answer);
    leaderboard.read(*query, [answer](const leaderboard::BoardAnswer& read) {
        answer.respond(response_of(read));
    });
}

// Contests that are sound go on whatever has become of Redis or of another contest, so a server
// that is degraded is still to be sent people.
net::HttpResponse HttpApi::health() const {
    const bool failed = writer.stats().failed;
    const RedisStatus status = redis();
    const std::string reason = failed ? "storing answers failed" : trouble(status);
    const bool well = damage.empty() && (status.state == RedisStatus::State::off ||
                                         status.state == RedisStatus::State::ok);
    std::string body;
    json::JsonWriter text(body);
    text.begin_object();
    text.field("status", std::string_view(failed ? "failed" : well ? "ok" : "degraded"));
    text.field("redis", word(status.state));
    if (!reason.empty()) text.field("reason", reason);
    text.end_object();
    return {.status = failed ? 503 : 200, .content_type = json_type, .body = std::move(body)};
}

std::string HttpApi::trouble(const RedisStatus& status) const {
    std::string reason = status.reason;
    for (const std::string& sentence : damage) {
        if (!reason.empty()) reason += "; ";
        reason += sentence;
    }
    return reason;
}

}  // namespace hoithi::api
