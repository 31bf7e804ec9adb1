#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "server/net/connection_id.hpp"

namespace hoithi::gateway {

/// The connections of one role in one contest, dense, so that a broadcast walks an array.
class Group {
public:
    /// The position of the newcomer.
    std::uint32_t add(net::ConnectionId connection) {
        members_.push_back(connection);
        return static_cast<std::uint32_t>(members_.size() - 1);
    }

    /// Takes one out; the last one moves into the gap. Gives who moved, or none.
    net::ConnectionId remove(std::uint32_t position) {
        const net::ConnectionId last = members_.back();
        members_.pop_back();
        if (position == members_.size()) return net::ConnectionId::none;
        members_[position] = last;
        return last;
    }

    std::span<const net::ConnectionId> members() const { return members_; }
    std::size_t size() const { return members_.size(); }

private:
    std::vector<net::ConnectionId> members_;
};

}  // namespace hoithi::gateway
