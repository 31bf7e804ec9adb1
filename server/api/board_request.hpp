#pragma once

#include <string>
#include <string_view>

#include "engine/result.hpp"
#include "server/leaderboard/board_page.hpp"
#include "server/net/http.hpp"

namespace hoithi::api {

/// What is wrong with a request, for whoever wrote it.
struct RequestFault {
    std::string_view parameter;
    std::string_view english;
    std::string_view vietnamese;
};

/// `board`, `from`, `count`, `around` and `score` of a query string; missing ones have their
/// defaults.
Result<leaderboard::BoardQuery, RequestFault> read_board_query(
    std::string_view contest, std::string_view query
);

/// A page as JSON.
std::string encode(const leaderboard::BoardPage& page);

net::HttpResponse response_of(const leaderboard::BoardAnswer& answer);
net::HttpResponse response_of(const RequestFault& fault);

}  // namespace hoithi::api
