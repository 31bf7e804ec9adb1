#include "server/net/objection.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/net/canned_response.hpp"
#include "server/net/header_text.hpp"

namespace hoithi::net {

namespace {

using namespace std::string_view_literals;

constexpr std::array known_methods{"GET"sv, "POST"sv, "PUT"sv, "PATCH"sv, "DELETE"sv, "OPTIONS"sv};

}  // namespace

std::optional<HttpResponse> objection_to(const HttpRequest& request, unsigned version) {
    if (request.method == "TRACE" || request.method == "CONNECT") {
        return plain_response(405, "This method is not allowed.");
    }
    if (std::ranges::find(known_methods, request.method) == known_methods.end()) {
        return plain_response(501, "This method is unknown.");
    }
    const auto hosts = std::ranges::count_if(request.fields, [](const auto& field) {
        return same_ignoring_case(field.name, "host");
    });
    if (hosts > 1 || (hosts == 0 && version >= 11)) {
        return plain_response(400, "Exactly one Host header is needed.");
    }
    return std::nullopt;
}

}  // namespace hoithi::net
