#include "server/net/admission.hpp"

#include <algorithm>
#include <utility>

namespace hoithi::net {

namespace {

/// Everybody who knocks on a full house goes through the reserve, if only to be sent away, and a
/// large house is knocked on more often. A small one cannot spare much.
std::size_t reserve_of(std::size_t open_max) {
    constexpr std::size_t least = 32;
    constexpr std::size_t most = 1024;
    return std::min(std::clamp(open_max / 64, least, most), open_max / 4);
}

bool exceeded(const AddressLimit& limit, const AddressPrefix& address, std::size_t count) {
    return limit.holds_for(address) && count > limit.most;
}

}  // namespace

Admissions::Admissions(const AdmissionLimits& limits)
    : limits_(limits), reserve_(reserve_of(limits.open_max)) {}

std::size_t Admissions::open() const {
    const std::lock_guard guard{mutex_};
    return open_;
}

// A quarter is left for those who have proven it.
std::size_t Admissions::unproven_max() const {
    return std::max<std::size_t>(reserve_ * 3 / 4 / limits_.ports, 1);
}

void Admissions::when_room(const void* who, std::function<void()> call) {
    const std::lock_guard guard{mutex_};
    when_room_[who] = std::move(call);
}

void Admissions::forget(const void* who) {
    const std::lock_guard guard{mutex_};
    when_room_.erase(who);
}

Admission Admissions::admit(
    const AddressPrefix& address, Peer peer, std::shared_ptr<Reserve> reserve
) {
    Admission admission(shared_from_this(), std::move(reserve));
    admission.proxied_ = peer == Peer::proxy;
    const bool counted = !admission.proxied_ && (limits_.open_per_address.holds_for(address) ||
                                                 limits_.streams_per_address.holds_for(address));
    Standing standing = Standing::welcome;
    {
        const std::lock_guard guard{mutex_};
        if (open_ >= limits_.open_max - reserve_) standing = Standing::reserve;
        ++open_;
        if (counted) standing = count(address, standing);
    }
    if (counted) admission.counted_ = address;
    admission.stand(standing, address);
    return admission;
}

// With the lock held.
Standing Admissions::count(const AddressPrefix& address, Standing otherwise) {
    const std::size_t sockets = ++by_address_[address].sockets;
    const bool full = exceeded(limits_.open_per_address, address, sockets);
    return full ? Standing::address_full : otherwise;
}

bool Admissions::begin_stream(const AddressPrefix& address) {
    const std::lock_guard guard{mutex_};
    std::size_t& streams = by_address_[address].streams;
    if (exceeded(limits_.streams_per_address, address, streams + 1)) return false;
    ++streams;
    return true;
}

void Admissions::release(const AddressPrefix& counted, bool stream) {
    std::map<const void*, std::function<void()>> waiting;
    {
        const std::lock_guard guard{mutex_};
        --open_;
        if (counted != AddressPrefix{}) {
            const auto found = by_address_.find(counted);
            if (stream) --found->second.streams;
            if (--found->second.sockets == 0) by_address_.erase(found);
        }
        if (open_ < limits_.open_max) waiting.swap(when_room_);
    }
    for (const auto& [who, call] : waiting) call();
}

void Admission::belongs_to(const AddressPrefix& client) {
    if (!std::exchange(proxied_, false)) return;
    Standing standing = standing_;
    {
        const std::lock_guard guard{ledger_->mutex_};
        standing = ledger_->count(client, standing_);
    }
    counted_ = client;
    stand(standing, client);
}

// Whoever may not stay has to prove that the reserve is for them.
void Admission::stand(Standing standing, const AddressPrefix& address) {
    standing_ = standing;
    place_.reset();
    if (standing != Standing::welcome) {
        place_ = std::make_unique<Reserve::Place>(reserve_->enter(address));
    }
}

bool Admission::begin_stream() {
    if (counted_ == AddressPrefix{}) return true;
    stream_ = ledger_->begin_stream(counted_);
    return stream_;
}

}  // namespace hoithi::net
