#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <unordered_map>

#include "server/net/address_prefix.hpp"

namespace hoithi::net {

/// Those of one port who came in when only the last places were free, and have not proven yet that
/// they are somebody whom these are kept for. They are few: for each one too many another goes, the
/// oldest of the address that has most of them. So whoever is not alone in trying is never kept out
/// by one that tries often. Lives on the port's event loop, in a shared_ptr.
class Reserve : public std::enable_shared_from_this<Reserve> {
    struct Entry {
        AddressPrefix address;
        std::function<void()> evict;
        bool evicted = false;
    };

public:
    /// `unproven_max` is at least 1.
    explicit Reserve(std::size_t unproven_max) : unproven_max_(unproven_max) {}

    /// One who has not proven it yet, until this is gone.
    class Place {
    public:
        Place(Place&&) = default;
        Place& operator=(Place&&) = delete;
        ~Place() {
            if (reserve_) reserve_->leave(at_);
        }

        /// What ends the connection. It may be called from enter() of another.
        void on_eviction(std::function<void()> evict) { at_->evict = std::move(evict); }

    private:
        friend class Reserve;
        Place(std::shared_ptr<Reserve> reserve, std::list<Entry>::iterator at)
            : reserve_(std::move(reserve)), at_(at) {}

        std::shared_ptr<Reserve> reserve_;
        std::list<Entry>::iterator at_;
    };

    Place enter(const AddressPrefix& address);

    std::size_t unproven() const { return entries_.size(); }
    std::size_t evicted() const { return evicted_; }

private:
    void leave(std::list<Entry>::iterator at);
    void evict_one();

    const std::size_t unproven_max_;
    std::list<Entry> entries_;                                   // the oldest first
    std::list<Entry> going_;                                     // evicted, and not yet gone
    std::unordered_map<AddressPrefix, std::size_t> by_address_;  // of `entries_`
    std::size_t evicted_ = 0;
};

}  // namespace hoithi::net
