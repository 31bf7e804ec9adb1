#pragma once

#include <cstddef>
#include <list>
#include <unordered_map>
#include <utility>

#include "server/net/address_prefix.hpp"

namespace hoithi::gateway {

/// What is remembered of addresses. Bounded: beyond `most` the one that was not asked for the
/// longest is forgotten. Nothing takes longer the more there are.
template <class Record>
class AddressTable {
public:
    explicit AddressTable(std::size_t most) : most_(most) {}

    /// A new one if nothing is remembered.
    Record& of(const net::AddressPrefix& address) {
        const auto found = by_address_.find(address);
        if (found != by_address_.end()) {
            records_.splice(records_.end(), records_, found->second);
            return found->second->second;
        }
        if (records_.size() >= most_) {
            by_address_.erase(records_.front().first);
            records_.pop_front();
        }
        records_.emplace_back(address, Record{});
        by_address_[address] = std::prev(records_.end());
        return records_.back().second;
    }

private:
    using Records = std::list<std::pair<net::AddressPrefix, Record>>;

    const std::size_t most_;
    Records records_;  // the latest last
    std::unordered_map<net::AddressPrefix, typename Records::iterator> by_address_;
};

/// An address costs some 200 bytes while it is remembered.
inline constexpr std::size_t addresses_remembered = 65'536;

}  // namespace hoithi::gateway
