#pragma once

#include <string_view>
#include <vector>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

namespace hoithi::net {

/// The peers whose X-Forwarded-For is believed: addresses and networks.
class TrustedProxies {
public:
    /// Adds "10.0.0.5", "10.0.0.0/8", "fd00::/8" …; false if the text is none of them, or is a
    /// network that everybody is in.
    bool add(std::string_view text);

    bool contains(const boost::asio::ip::address& address) const;

private:
    std::vector<boost::asio::ip::network_v4> v4_;
    std::vector<boost::asio::ip::network_v6> v6_;
};

}  // namespace hoithi::net
