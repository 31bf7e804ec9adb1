#pragma once

#include <optional>

#include "server/net/http.hpp"

namespace hoithi::net {

/// The refusal of a request whose method or Host header is not in order; nothing if they are.
/// `version` is 10 or 11. A HEAD request arrives as "GET".
std::optional<HttpResponse> objection_to(const HttpRequest& request, unsigned version);

}  // namespace hoithi::net
