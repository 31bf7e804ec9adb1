#pragma once

#include <optional>
#include <string>

#include "server/net/http.hpp"

namespace hoithi::api {

/// Who may read the metrics: whoever has the token, or, where none is set, programs on this machine
/// that no proxy speaks for.
class MetricsAccess {
public:
    /// Shorter tokens are refused at the start: they could be guessed.
    static constexpr std::size_t token_bytes_min = 16;

    explicit MetricsAccess(std::string token = {}) : token_(std::move(token)) {}

    /// The refusal of a request for the metrics: 401 or 403; nothing if it may have them.
    std::optional<net::HttpResponse> objection_to(const net::HttpRequest& request) const;

private:
    std::string token_;  // empty: none
};

}  // namespace hoithi::api
