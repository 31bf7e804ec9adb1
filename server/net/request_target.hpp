#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hoithi::net {

/// The two parts of what a request asks for.
struct RequestTarget {
    /// Decoded and normalised as HttpRequest::target promises.
    std::string path;
    /// As it came, without the '?'.
    std::string query;
};

/// Takes a request line's target apart. None if it is not an absolute path, is badly encoded,
/// climbs above the root, or holds a control character or backslash once decoded.
std::optional<RequestTarget> parse_request_target(std::string_view target);

}  // namespace hoithi::net
