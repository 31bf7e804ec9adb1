#pragma once

#include <optional>

#include "server/net/http.hpp"
#include "server/net/port_config.hpp"

namespace hoithi::net {

// Why a request is refused, as the response to send; nothing where it is in order.

/// Its method is unknown (501) or never allowed (405), or how long it is nobody can tell for sure:
/// several or malformed lengths, a length and chunks at once, a coding behind the chunks (400) or
/// one that is not known (501). What follows such a head must not be read as a request.
std::optional<HttpResponse> objection_to(const HttpRequest& request);

/// It names no host, several, or nonsense (400), or one by which this server is not known (421;
/// PortConfig::on_refused_name hears of it). A trusted proxy may call the server what it likes.
std::optional<HttpResponse> objection_to_host(const HttpRequest& request, const PortConfig& config);

/// It asks for more than reading: 405, or, for OPTIONS, 204 with what is allowed.
std::optional<HttpResponse> objection_to_writing(const HttpRequest& request);

}  // namespace hoithi::net
