#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace hoithi::test {

struct HttpReply {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
};

/// Asks 127.0.0.1 for a path, on a connection of its own. `more` are further header lines, each
/// with its line end.
HttpReply http(
    std::uint16_t port,
    const std::string& path,
    const std::string& method = "GET",
    const std::string& host = "127.0.0.1",
    const std::string& more = ""
);

}  // namespace hoithi::test
