#pragma once

#include <string>
#include <string_view>

#include "server/net/http.hpp"

namespace hoithi::net {

/// A status and a sentence that says what is the matter.
HttpResponse plain_response(int status, std::string_view sentence);

HttpResponse too_busy_response();
/// The program took longer over the answer than it may.
HttpResponse too_late_response();
HttpResponse upgrade_needed_response();

/// The present time as HTTP writes it (RFC 9110, 5.6.7).
std::string http_date();

/// A header that would smuggle in others, or end them, has a line break or NUL in it.
bool is_safe(const HttpHeader& header);

}  // namespace hoithi::net
