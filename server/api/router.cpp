#include "server/api/router.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "server/api/replies.hpp"
#include "server/net/forwarded.hpp"

namespace hoithi::api {

namespace {

/// What OPTIONS may ask of instead of a path (RFC 9110, 7.1).
constexpr std::string_view whole_server = "*";

/// The value of an Allow header.
std::string allowed_by(const std::vector<Route>& routes) {
    std::vector<std::string_view> methods;
    std::string allowed;
    for (const auto& [method, pattern, access, home, handler] : routes) {
        if (std::ranges::find(methods, method) != methods.end()) continue;
        methods.push_back(method);
        allowed += method + (method == "GET" ? ", HEAD, " : ", ");
    }
    return allowed + "OPTIONS";
}

}  // namespace

std::string_view Call::parameter(std::string_view name) const {
    const auto found = std::ranges::find(parameters_, name, &Parameters::value_type::first);
    assert(found != parameters_.end());
    return found->second;
}

RouteHandler at_once(std::function<net::HttpResponse(const Call&)> respond) {
    return [respond = std::move(respond)](const Call& call, const net::HttpAnswer& answer) {
        answer.respond(respond(call));
    };
}

Router::Router(std::vector<Route> table, Doorkeeper doorkeeper)
    : allowed_anywhere_(allowed_by(table)), doorkeeper_(std::move(doorkeeper)) {
    for (Route& route : table) {
        Place& place = place_of(route.pattern);
        assert(!place.by_method(route.method));
        place.routes.push_back(std::move(route));
        place.allowed = allowed_by(place.routes);
    }
}

Router::Place& Router::place_of(const std::string& pattern) {
    const auto known = std::ranges::find_if(places_, [&](const Place& place) {
        return place.pattern.text() == pattern;
    });
    if (known != places_.end()) return *known;
    return places_.emplace_back(Place{RoutePattern(pattern), {}, {}});
}

const Route* Router::Place::by_method(std::string_view method) const {
    const auto found = std::ranges::find(routes, method, &Route::method);
    return found == routes.end() ? nullptr : &*found;
}

std::optional<Router::Found> Router::find(std::string_view path) const {
    for (const Place& place : places_) {
        if (auto parameters = place.pattern.match(path)) {
            return Found{place, *std::move(parameters)};
        }
    }
    return std::nullopt;
}

Home Router::home_of(const net::HttpRequest& request) const {
    const auto found = find(request.target);
    const Route* const route = found ? found->place.by_method(request.method) : nullptr;
    return route ? route->home : Home::any_loop;
}

void Router::operator()(const net::HttpRequest& request, const net::HttpAnswer& answer) const {
    if (request.target == whole_server) return answer.respond(allows(allowed_anywhere_));
    auto found = find(request.target);
    if (!found) return answer.respond(not_found());
    const Route* const route = found->place.by_method(request.method);
    if (!route) {
        const bool asks_what_is = request.method == "OPTIONS";
        const std::string& allowed = found->place.allowed;
        return answer.respond(asks_what_is ? allows(allowed) : not_allowed(allowed));
    }
    if (auto refusal = doorkeeper_(request, route->access)) {
        return answer.respond(*std::move(refusal));
    }
    route->handler(Call(request, std::move(found->parameters)), answer);
}

net::HttpHandler served_by(std::shared_ptr<const Router> router) {
    return [router = std::move(router)](
               const net::HttpRequest& request, const net::HttpAnswer& answer
           ) { (*router)(request, answer); };
}

net::HttpHandler served_by(
    std::shared_ptr<const Router> router,
    boost::asio::io_context& contests_loop,
    boost::asio::io_context& own_loop
) {
    auto here = served_by(router);
    auto there = net::forwarded(here, contests_loop, own_loop);
    return [router = std::move(router), here = std::move(here), there = std::move(there)](
               const net::HttpRequest& request, const net::HttpAnswer& answer
           ) {
        const bool is_far = router->home_of(request) == Home::contests_loop;
        (is_far ? there : here)(request, answer);
    };
}

}  // namespace hoithi::api
