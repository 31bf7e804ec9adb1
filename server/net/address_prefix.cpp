#include "server/net/address_prefix.hpp"

namespace hoithi::net {

namespace ip = boost::asio::ip;

namespace {

constexpr std::uint64_t v4_mark = 0xffff'0000'0000;
constexpr std::uint64_t loopback_v6 = 1;
constexpr unsigned bits_behind_loopback_v4 = 24;
constexpr std::uint64_t loopback_v4 = 0xffff'7f;

}  // namespace

ip::address plain(const ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return ip::make_address_v4(ip::v4_mapped, address.to_v6());
}

AddressPrefix::AddressPrefix(const ip::address& address) {
    const ip::address known = plain(address);
    if (known.is_v4()) {
        low_ = v4_mark | known.to_v4().to_uint();
    } else if (known.is_loopback()) {
        low_ = loopback_v6;
    } else {
        const auto bytes = known.to_v6().to_bytes();
        for (std::size_t i = 0; i < sizeof high_; ++i) high_ = high_ << 8U | bytes[i];
    }
}

bool AddressPrefix::is_loopback() const {
    if (high_ != 0) return false;
    return low_ == loopback_v6 || low_ >> bits_behind_loopback_v4 == loopback_v4;
}

// Whoever can choose addresses can choose them so that a plain sum of them lies in one bucket.
std::size_t AddressPrefix::hash() const {
    std::uint64_t mixed = (high_ ^ (low_ * 0x9e37'79b9'7f4a'7c15U)) * 0xbf58'476d'1ce4'e5b9U;
    mixed ^= mixed >> 31U;
    return static_cast<std::size_t>(mixed * 0x94d0'49bb'1331'11ebU);
}

}  // namespace hoithi::net
