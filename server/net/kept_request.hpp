#pragma once

#include <string>
#include <vector>

#include "server/net/http.hpp"

namespace hoithi::net {

/// A request that has its text itself: for a handler that answers later, or on another thread.
class KeptRequest {
public:
    explicit KeptRequest(const HttpRequest& request);

    /// Valid as long as this stays where it is.
    HttpRequest view() const;

private:
    std::string method_;
    bool head_only_;
    unsigned version_;
    std::string host_;
    std::string target_;
    std::string query_;
    std::string body_;
    std::string peer_address_;
    std::string remote_address_;
    std::vector<HttpHeader> fields_;
};

}  // namespace hoithi::net
