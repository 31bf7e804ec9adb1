#include "server/net/admission.hpp"

namespace hoithi::net {

namespace {

// Sockets beyond the limit that are still told in words that the house is full.
constexpr std::size_t refusals_max = 128;

}  // namespace

Admission Admissions::admit(const boost::asio::ip::address& address) {
    Standing standing = Standing::welcome;
    if (open_ >= open_max_) standing = Standing::full;
    ++open_;
    if (per_address_max_ == 0) {
        if (open_ > open_max_ + refusals_max) standing = Standing::hopeless;
        return {shared_from_this(), std::nullopt, standing};
    }
    std::size_t& from_there = by_address_[address];
    if (from_there >= per_address_max_) standing = Standing::address_full;
    ++from_there;
    // The words come from a small reserve, which one address must not use up alone either.
    const bool reserve_used = open_ > open_max_ + refusals_max;
    if (reserve_used || from_there > per_address_max_ + refusals_max / 8) {
        standing = Standing::hopeless;
    }
    return {shared_from_this(), address, standing};
}

void Admissions::release(const std::optional<boost::asio::ip::address>& address) {
    --open_;
    if (!address) return;
    const auto found = by_address_.find(*address);
    if (--found->second == 0) by_address_.erase(found);
}

}  // namespace hoithi::net
