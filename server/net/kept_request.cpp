#include "server/net/kept_request.hpp"

namespace hoithi::net {

KeptRequest::KeptRequest(const HttpRequest& request)
    : method_(request.method),
      head_only_(request.head_only),
      version_(request.version),
      host_(request.host),
      target_(request.target),
      query_(request.query),
      body_(request.body),
      peer_address_(request.peer_address),
      remote_address_(request.remote_address) {
    for (const auto& [name, value] : request.fields) {
        fields_.push_back({std::string(name), std::string(value)});
    }
}

HttpRequest KeptRequest::view() const {
    HttpRequest request{
        method_,
        head_only_,
        version_,
        host_,
        target_,
        query_,
        body_,
        peer_address_,
        remote_address_,
        {}};
    for (const HttpHeader& field : fields_) {
        request.fields.push_back({field.name, field.value});
    }
    return request;
}

}  // namespace hoithi::net
