#include "server/api/files_api.hpp"

#include <optional>
#include <utility>

#include "server/api/replies.hpp"

namespace hoithi::api {

namespace {

constexpr std::string_view media_prefix = "/media";

/// Some programs write a link's # as %23, which then comes as part of the path. Sends the browser
/// to the page that was meant; nothing where there is no such page.
std::optional<net::HttpResponse> meant_page(
    const net::StaticFiles& pages, std::string_view target
) {
    constexpr std::string_view fit_for_links =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_/";
    const std::size_t hash = target.find('#');
    if (hash == std::string_view::npos || !pages.contains(target.substr(0, hash))) {
        return std::nullopt;
    }
    std::string link(target.substr(0, hash + 1));
    const std::string_view fragment = target.substr(hash + 1);
    link += fragment.substr(0, fragment.find_first_not_of(fit_for_links));
    return net::HttpResponse{
        .status = 302,
        .body = "Moved\n",
        .headers = {{"Location", std::move(link)}, {"Cache-Control", "no-store"}}};
}

}  // namespace

net::HttpResponse FilesApi::unit_set(const Call& call) const {
    const auto set = units.find(call.parameter("set"));
    if (set == units.end()) return not_found();
    return {
        .content_type = json_type,
        .body = set->second.as_json(),
        .headers = {{"Cache-Control", "public, max-age=3600"}}};
}

net::HttpResponse FilesApi::medium(const Call& call) const {
    net::HttpRequest file = call.request;
    file.target.remove_prefix(media_prefix.size());
    return media.respond(file);
}

net::HttpResponse FilesApi::page(const Call& call) const {
    if (auto moved = meant_page(pages, call.request.target)) return *std::move(moved);
    return pages.respond(call.request);
}

}  // namespace hoithi::api
