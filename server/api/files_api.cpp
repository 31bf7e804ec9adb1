#include "server/api/files_api.hpp"

#include "server/net/objection.hpp"

namespace hoithi::api {

namespace {

constexpr std::string_view media_prefix = "/media";
constexpr std::string_view units_prefix = "/api/units/";

}  // namespace

net::HttpResponse FilesApi::operator()(const net::HttpRequest& request) const {
    if (auto refusal = net::objection_to_writing(request)) return *std::move(refusal);
    if (request.target.starts_with(units_prefix)) {
        const auto set = units.find(request.target.substr(units_prefix.size()));
        if (set == units.end()) return {.status = 404, .body = "Not found\n"};
        return {
            .content_type = "application/json; charset=utf-8",
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

}  // namespace hoithi::api
