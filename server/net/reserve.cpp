#include "server/net/reserve.hpp"

#include <algorithm>
#include <utility>

namespace hoithi::net {

Reserve::Place Reserve::enter(const AddressPrefix& address) {
    if (entries_.size() >= unproven_max_) evict_one();
    entries_.push_back({address, {}});
    ++by_address_[address];
    return {shared_from_this(), std::prev(entries_.end())};
}

void Reserve::leave(std::list<Entry>::iterator at) {
    if (at->evicted) {
        going_.erase(at);
        return;
    }
    const auto count = by_address_.find(at->address);
    if (--count->second == 0) by_address_.erase(count);
    entries_.erase(at);
}

void Reserve::evict_one() {
    const auto most =
        std::ranges::max_element(by_address_, {}, [](const auto& one) { return one.second; });
    const auto oldest = std::ranges::find(entries_, most->first, &Entry::address);
    if (--most->second == 0) by_address_.erase(most);
    oldest->evicted = true;
    going_.splice(going_.end(), entries_, oldest);
    ++evicted_;
    if (const auto evict = std::exchange(oldest->evict, {})) evict();
}

}  // namespace hoithi::net
