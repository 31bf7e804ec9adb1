#pragma once

#include <cstdint>

namespace hoithi::net {

/// An epoll descriptor of our own. Throws boost::system::system_error where the system refuses.
class Epoll {
public:
    Epoll();
    ~Epoll();
    Epoll(const Epoll&) = delete;
    Epoll& operator=(const Epoll&) = delete;

    int descriptor() const { return descriptor_; }

    /// As epoll_ctl(2) has it.
    void control(int operation, int descriptor, std::uint32_t events, std::uint64_t data) const;

private:
    const int descriptor_;
};

}  // namespace hoithi::net
