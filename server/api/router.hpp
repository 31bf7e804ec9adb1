#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "server/api/route_pattern.hpp"
#include "server/net/http_answer.hpp"

namespace hoithi::api {

/// Who may ask.
enum class Access : std::uint8_t { anybody, operators };

/// Where a route's handler runs: on the loop of the port that was asked, beside others of its kind
/// on other threads, or on the contests' loop.
enum class Home : std::uint8_t { any_loop, contests_loop };

/// A request that found its route. As net::HttpRequest it lives during the call.
class Call {
public:
    Call(const net::HttpRequest& asked, Parameters parameters)
        : request(asked), parameters_(std::move(parameters)) {}

    const net::HttpRequest& request;
    /// What stands in the path for `{name}` or `{name...}` of the route's pattern.
    std::string_view parameter(std::string_view name) const;

private:
    Parameters parameters_;
};

/// May keep the answer and give it later; the request is kept by net::KeptRequest.
using RouteHandler = std::function<void(const Call&, const net::HttpAnswer&)>;

/// The handler that answers during the call, with what `respond` returns.
RouteHandler at_once(std::function<net::HttpResponse(const Call&)> respond);

struct Route {
    std::string method;  // HEAD is asked of GET
    std::string pattern;
    Access access = Access::anybody;
    Home home = Home::contests_loop;
    RouteHandler handler;
};

/// Why a request may not have what is for some only; nothing if it may.
using Doorkeeper = std::function<std::optional<net::HttpResponse>(const net::HttpRequest&, Access)>;

/// Finds the handler of a request. The first pattern of the table that fits a path is the one that
/// counts, with all its methods; who may not ask, and what nobody may ask, is answered here. It
/// does not change: any thread.
class Router {
public:
    Router(std::vector<Route> table, Doorkeeper doorkeeper);

    void operator()(const net::HttpRequest& request, const net::HttpAnswer& answer) const;

    /// Where to call it for this request. What it answers by itself it answers on any loop.
    Home home_of(const net::HttpRequest& request) const;

private:
    /// All that stands at the paths of one shape.
    struct Place {
        RoutePattern pattern;
        std::vector<Route> routes;
        std::string allowed;

        const Route* by_method(std::string_view method) const;
    };
    struct Found {
        const Place& place;
        Parameters parameters;
    };

    Place& place_of(const std::string& pattern);
    std::optional<Found> find(std::string_view path) const;

    std::string allowed_anywhere_;
    std::vector<Place> places_;
    Doorkeeper doorkeeper_;
};

/// The handler of a port on the contests' loop.
net::HttpHandler served_by(std::shared_ptr<const Router> router);
/// The handler of a port on `own_loop`, which another thread runs.
net::HttpHandler served_by(
    std::shared_ptr<const Router> router,
    boost::asio::io_context& contests_loop,
    boost::asio::io_context& own_loop
);

}  // namespace hoithi::api
