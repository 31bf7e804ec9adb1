#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace hoithi::loops {

/// Lets other threads read what only its own event loop may touch: a copy is taken on the loop
/// once a second, so that what is counted costs nothing where it is counted, and a reader is
/// answered even when the loop hangs.
template <class Value>
class Snapshot {
public:
    static constexpr std::chrono::seconds period{1};

    /// `take` runs on the loop, and once now. The loop outlives this.
    Snapshot(boost::asio::io_context& loop, std::function<Value()> take)
        : timer_(loop), take_(std::move(take)), value_(take_()) {
        wait();
    }

    /// Takes no more, so that the loop may run out of work. On the loop.
    void stop() {
        stopped_ = true;
        timer_.cancel();
    }

    /// At most a second old, unless the loop hangs. Any thread.
    Value latest() const {
        const std::lock_guard guard{mutex_};
        return value_;
    }

private:
    void wait() {
        timer_.expires_after(period);
        timer_.async_wait([this](const boost::system::error_code& cancelled) {
            if (cancelled || stopped_) return;
            Value value = take_();
            {
                const std::lock_guard guard{mutex_};
                value_ = std::move(value);
            }
            wait();
        });
    }

    boost::asio::steady_timer timer_;
    const std::function<Value()> take_;
    mutable std::mutex mutex_;
    Value value_;  // guarded
    bool stopped_ = false;
};

}  // namespace hoithi::loops
