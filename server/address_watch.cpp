#include "server/address_watch.hpp"

#include <utility>

namespace hoithi {

AddressWatch::AddressWatch(
    boost::asio::io_context& loop,
    Find find,
    std::function<void()> changed,
    std::chrono::milliseconds interval
)
    : find_(std::move(find)),
      changed_(std::move(changed)),
      interval_(interval),
      timer_(loop),
      urls_(find_()) {
    wait();
}

void AddressWatch::wait() {
    timer_.expires_after(interval_);
    timer_.async_wait([this](const boost::system::error_code& cancelled) {
        if (cancelled) return;
        auto urls = find_();
        const bool same = urls == urls_;
        urls_ = std::move(urls);
        wait();
        if (!same) changed_();
    });
}

}  // namespace hoithi
