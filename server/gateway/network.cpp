#include "server/gateway/network.hpp"

#include <array>
#include <cstring>

#include <sodium.h>

namespace hoithi::gateway {

namespace {

using Key = std::array<unsigned char, crypto_shorthash_KEYBYTES>;

const Key& key_of_this_process() {
    static const Key key = [] {
        Key drawn;
        randombytes_buf(drawn.data(), drawn.size());
        return drawn;
    }();
    return key;
}

}  // namespace

bus::NetworkId network_of(const net::AddressPrefix& prefix) {
    if (prefix == net::AddressPrefix{}) return bus::NetworkId::unknown;
    static_assert(crypto_shorthash_BYTES == sizeof(bus::NetworkId));
    const auto numbers = prefix.numbers();
    std::array<unsigned char, sizeof numbers> bytes{};
    std::memcpy(bytes.data(), numbers.data(), bytes.size());
    std::array<unsigned char, crypto_shorthash_BYTES> hash{};
    crypto_shorthash(hash.data(), bytes.data(), bytes.size(), key_of_this_process().data());
    std::uint64_t number = 0;
    std::memcpy(&number, hash.data(), sizeof number);
    return bus::NetworkId{number};
}

}  // namespace hoithi::gateway
