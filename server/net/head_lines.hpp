#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "server/net/http.hpp"

namespace hoithi::net {

/// How many of the bytes are the head of a request, its empty line included; nothing while it is
/// not all there. A line that ends without CR ends the head as well: there is no use in waiting
/// for more, since head_fault() refuses it.
std::optional<std::size_t> head_size(std::string_view bytes);

/// The refusal of a head that RFC 9112 calls malformed, and that two servers in a row might read
/// differently: bare CR or LF, folded lines, blanks before a colon, control characters, a request
/// line of another shape (400); another version than HTTP/1.0 and 1.1 (505). Nothing if it is well.
std::optional<HttpResponse> head_fault(std::string_view head);

}  // namespace hoithi::net
