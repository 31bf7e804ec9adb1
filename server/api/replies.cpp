#include "server/api/replies.hpp"

#include <utility>

#include "engine/json/json_writer.hpp"

namespace hoithi::api {

namespace {

/// What a path allows that can be read and no more.
constexpr std::string_view readable = "GET, HEAD, OPTIONS";

}  // namespace

net::HttpResponse not_found() { return {.status = 404, .body = "Not found\n"}; }

net::HttpResponse not_allowed(std::string allowed) {
    const bool only_read = allowed == readable;
    return {
        .status = 405,
        .body = only_read ? "This can be read, no more.\n" : "This method is not for this path.\n",
        .headers = {{"Allow", std::move(allowed)}}};
}

net::HttpResponse allows(std::string allowed) {
    return {.status = 204, .body = {}, .headers = {{"Allow", std::move(allowed)}}};
}

std::string error_body(
    std::string_view error, std::string_view english, std::string_view vietnamese
) {
    std::string body;
    json::JsonWriter writer(body);
    writer.begin_object().field("error", error);
    writer.field("en", english).field("vi", vietnamese).end_object();
    return body;
}

}  // namespace hoithi::api
