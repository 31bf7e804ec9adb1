#pragma once

#include <cstdint>

namespace hoithi::net {

/// An epoll descriptor of our own.
class Epoll {
public:
    /// Throws boost::system::system_error where the system refuses.
    Epoll();
    ~Epoll();
    Epoll(const Epoll&) = delete;
    Epoll& operator=(const Epoll&) = delete;

    int descriptor() const { return descriptor_; }

    /// As epoll_ctl(2) has it; false where the system refuses.
    bool control(int operation, int descriptor, std::uint32_t events, std::uint64_t data) const;

private:
    const int descriptor_;
};

}  // namespace hoithi::net
