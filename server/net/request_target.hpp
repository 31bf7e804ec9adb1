#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hoithi::net {

/// The parts of what a request asks for.
struct RequestTarget {
    /// Of a target in absolute form ("http://thi.example.vn/x"), as a proxy is asked: whom it
    /// names, in place of the Host header. Else empty.
    std::string authority{};
    /// Decoded and normalised as HttpRequest::target promises.
    std::string path;
    /// As it came, without the '?'.
    std::string query;
};

/// Takes a request line's target apart. None if it is neither a path from the root nor an http or
/// https URL, is badly encoded, climbs above the root, or holds a control character or backslash
/// once decoded.
std::optional<RequestTarget> parse_request_target(std::string_view target);

}  // namespace hoithi::net
