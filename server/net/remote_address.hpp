#pragma once

#include <vector>

#include <boost/asio/ip/address.hpp>

#include "server/net/http.hpp"
#include "server/net/trusted_proxies.hpp"

namespace hoithi::net {

/// Whom a request comes from: the peer itself, or, if the peer is a trusted proxy, the last
/// address in X-Forwarded-For that is not a trusted proxy too. All header lines of that name count,
/// one behind the other, as what a proxy appends stands last. At the first entry from the right
/// that is no address nothing more is believed. No other header is looked at.
boost::asio::ip::address remote_address(
    const boost::asio::ip::address& peer,
    const std::vector<HttpRequest::Field>& fields,
    const TrustedProxies& proxies
);

}  // namespace hoithi::net
