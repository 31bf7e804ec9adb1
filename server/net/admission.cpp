#include "server/net/admission.hpp"

#include <algorithm>
#include <utility>

namespace hoithi::net {

namespace {

// Sockets of one address beyond its limit that are still told so in words.
constexpr std::size_t refusals_max = 16;

/// Everybody who knocks on a full house goes through the reserve, if only to be sent away, and a
/// large house is knocked on more often. A small one cannot spare much.
std::size_t reserve_of(std::size_t open_max) {
    constexpr std::size_t least = 32;
    constexpr std::size_t most = 1024;
    return std::min(std::clamp(open_max / 64, least, most), open_max / 4);
}

}  // namespace

Admissions::Admissions(std::size_t open_max, std::size_t per_address_max)
    : open_max_(open_max), reserve_(reserve_of(open_max)), per_address_max_(per_address_max) {}

std::size_t Admissions::open() const {
    const std::lock_guard guard{mutex_};
    return open_;
}

void Admissions::when_room(const void* who, std::function<void()> call) {
    const std::lock_guard guard{mutex_};
    when_room_[who] = std::move(call);
}

void Admissions::forget(const void* who) {
    const std::lock_guard guard{mutex_};
    when_room_.erase(who);
}

Admission Admissions::admit(const boost::asio::ip::address& address) {
    const std::lock_guard guard{mutex_};
    Standing standing = Standing::welcome;
    if (open_ >= open_max_ - reserve_) standing = Standing::reserve;
    ++open_;
    if (per_address_max_ == 0) return {shared_from_this(), std::nullopt, standing};
    std::size_t& from_there = by_address_[address];
    if (from_there >= per_address_max_) standing = Standing::address_full;
    ++from_there;
    // One address must not use the places up by being told that it has too many.
    if (from_there > per_address_max_ + refusals_max) standing = Standing::hopeless;
    return {shared_from_this(), address, standing};
}

void Admissions::release(const std::optional<boost::asio::ip::address>& address) {
    std::map<const void*, std::function<void()>> waiting;
    {
        const std::lock_guard guard{mutex_};
        --open_;
        if (address) {
            const auto found = by_address_.find(*address);
            if (--found->second == 0) by_address_.erase(found);
        }
        if (open_ < open_max_) waiting.swap(when_room_);
    }
    for (const auto& [who, call] : waiting) call();
}

}  // namespace hoithi::net
