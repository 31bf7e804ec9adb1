#include "server/gateway/network.hpp"

#include <array>
#include <cstring>

#include <sodium.h>
#include <boost/asio/ip/address.hpp>

namespace hoithi::gateway {

namespace {

namespace ip = boost::asio::ip;

constexpr std::size_t ipv6_prefix_bytes = 8;

using Key = std::array<unsigned char, crypto_shorthash_KEYBYTES>;

const Key& key_of_this_process() {
    static const Key key = [] {
        Key drawn;
        randombytes_buf(drawn.data(), drawn.size());
        return drawn;
    }();
    return key;
}

template <class Bytes>
bus::NetworkId hashed(const Bytes& address, std::size_t length) {
    static_assert(crypto_shorthash_BYTES == sizeof(bus::NetworkId));
    std::array<unsigned char, crypto_shorthash_BYTES> hash{};
    crypto_shorthash(hash.data(), address.data(), length, key_of_this_process().data());
    std::uint64_t number = 0;
    std::memcpy(&number, hash.data(), sizeof number);
    return bus::NetworkId{number};
}

}  // namespace

bus::NetworkId network_of(const std::string& address) {
    boost::system::error_code failed;
    ip::address known = ip::make_address(address, failed);
    if (failed) return bus::NetworkId::unknown;
    if (known.is_v6() && known.to_v6().is_v4_mapped()) {
        known = ip::make_address_v4(ip::v4_mapped, known.to_v6());
    }
    if (known.is_v4()) return hashed(known.to_v4().to_bytes(), known.to_v4().to_bytes().size());
    return hashed(known.to_v6().to_bytes(), ipv6_prefix_bytes);
}

}  // namespace hoithi::gateway
