#pragma once

#include <string>
#include <string_view>

#include "server/net/http.hpp"

namespace hoithi::api {

// What is answered in the same words wherever it is answered.

inline constexpr const char* json_type = "application/json; charset=utf-8";

/// Nothing stands at that path.
net::HttpResponse not_found();
/// Something stands there, but not for this method; `allowed` is the Allow header.
net::HttpResponse not_allowed(std::string allowed);
/// To OPTIONS.
net::HttpResponse allows(std::string allowed);

/// Why there is no answer, as JSON: a word for programs, sentences for people.
std::string error_body(
    std::string_view error, std::string_view english, std::string_view vietnamese
);

}  // namespace hoithi::api
