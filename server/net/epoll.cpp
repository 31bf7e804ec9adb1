#include "server/net/epoll.hpp"

#include <cerrno>

#include <sys/epoll.h>
#include <unistd.h>

#include <boost/system/system_error.hpp>

namespace hoithi::net {

namespace {

int make_epoll() {
    const int descriptor = epoll_create1(EPOLL_CLOEXEC);
    if (descriptor >= 0) return descriptor;
    throw boost::system::system_error(errno, boost::system::system_category(), "epoll_create1");
}

}  // namespace

Epoll::Epoll() : descriptor_(make_epoll()) {}

Epoll::~Epoll() { close(descriptor_); }

bool Epoll::control(int operation, int descriptor, std::uint32_t events, std::uint64_t data) const {
    epoll_event event{};
    event.events = events;
    event.data.u64 = data;
    return epoll_ctl(descriptor_, operation, descriptor, &event) == 0;
}

}  // namespace hoithi::net
