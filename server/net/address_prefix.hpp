#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

#include <boost/asio/ip/address.hpp>

namespace hoithi::net {

/// `::ffff:1.2.3.4` is 1.2.3.4 by another name.
boost::asio::ip::address plain(const boost::asio::ip::address& address);

/// Whom limits by address count as one: an IPv4 address, or the /64 network of an IPv6 address,
/// since that is what one household or school is given.
class AddressPrefix {
public:
    /// Of nobody: no address has it.
    AddressPrefix() = default;
    explicit AddressPrefix(const boost::asio::ip::address& address);

    /// 127.0.0.0/8 and ::1.
    bool is_loopback() const;
    std::size_t hash() const;
    /// For hashing it with a key.
    std::array<std::uint64_t, 2> numbers() const { return {high_, low_}; }

    friend auto operator<=>(const AddressPrefix&, const AddressPrefix&) = default;

private:
    std::uint64_t high_ = 0;  // an IPv6 network
    std::uint64_t low_ = 0;   // an IPv4 address behind ffff, or 1 for ::1
};

/// How much of something one address may have.
struct AddressLimit {
    /// 0: as much as it likes.
    std::size_t most = 0;
    /// False passes over loopback addresses: they are usually a proxy's on the same machine, which
    /// is one address for all its clients.
    bool loopback_too = true;

    bool holds_for(const AddressPrefix& address) const {
        return most > 0 && (loopback_too || !address.is_loopback());
    }
};

}  // namespace hoithi::net

template <>
struct std::hash<hoithi::net::AddressPrefix> {
    std::size_t operator()(const hoithi::net::AddressPrefix& address) const {
        return address.hash();
    }
};
