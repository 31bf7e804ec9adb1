#include "server/api/health.hpp"

#include <utility>

#include "engine/json/json_writer.hpp"
#include "server/api/replies.hpp"

namespace hoithi::api {

// Contests that are sound go on whatever has become of Redis or of another contest, so a server
// that is degraded is still to be sent people.
net::HttpResponse Health::operator()() const {
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

std::string Health::trouble(const RedisStatus& status) const {
    std::string reason = status.reason;
    for (const std::string& sentence : damage) {
        if (!reason.empty()) reason += "; ";
        reason += sentence;
    }
    return reason;
}

}  // namespace hoithi::api
