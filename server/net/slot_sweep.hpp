#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/net/socket_table.hpp"
#include "server/net/time_point.hpp"

namespace hoithi::net {

/// Looks at every slot of a table once a second, as long as any is taken: at a part of them at each
/// tick, so that what is done for thousands never comes in one burst that holds up the loop.
class SlotSweep : public std::enable_shared_from_this<SlotSweep> {
public:
    using Look = std::function<void(std::uint32_t slot, TimePoint now)>;

    SlotSweep(boost::asio::io_context& loop, const SocketTable& table, Look look)
        : table_(table), look_(std::move(look)), timer_(loop) {}

    /// A slot was taken.
    void arm();
    /// Looks at nothing any more; before the table goes.
    void stop();

    /// When the loop last went on after it had stood still: whoever was silent until then may have
    /// spoken, and is yet to be read.
    TimePoint awake_since() const { return awake_since_; }

private:
    void sweep();

    const SocketTable& table_;
    Look look_;
    boost::asio::steady_timer timer_;
    bool armed_ = false;
    std::uint32_t next_ = 0;
    TimePoint swept_at_{};
    TimePoint awake_since_{};
};

}  // namespace hoithi::net
