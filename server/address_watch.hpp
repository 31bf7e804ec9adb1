#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace hoithi {

/// Looks every few seconds where people find this server: laptops change networks. On one loop.
class AddressWatch {
public:
    /// The URLs, the likeliest first; at least one.
    using Find = std::function<std::vector<std::string>()>;

    /// `changed` hears after `urls()` has become another list.
    AddressWatch(
        boost::asio::io_context& loop,
        Find find,
        std::function<void()> changed,
        std::chrono::milliseconds interval = std::chrono::seconds(5)
    );

    const std::vector<std::string>& urls() const { return urls_; }
    void stop() { timer_.cancel(); }

private:
    void wait();

    Find find_;
    std::function<void()> changed_;
    std::chrono::milliseconds interval_;
    boost::asio::steady_timer timer_;
    std::vector<std::string> urls_;
};

}  // namespace hoithi
