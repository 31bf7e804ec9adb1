#include "server/net/epoll.hpp"

#include <cerrno>

#include <sys/epoll.h>
#include <unistd.h>

#include <boost/system/system_error.hpp>

namespace hoithi::net {

namespace {

int checked(int result, const char* call) {
    if (result >= 0) return result;
    throw boost::system::system_error(errno, boost::system::system_category(), call);
}

}  // namespace

Epoll::Epoll() : descriptor_(checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1")) {}

Epoll::~Epoll() { close(descriptor_); }

void Epoll::control(int operation, int descriptor, std::uint32_t events, std::uint64_t data) const {
    epoll_event event{};
    event.events = events;
    event.data.u64 = data;
    checked(epoll_ctl(descriptor_, operation, descriptor, &event), "epoll_ctl");
}

}  // namespace hoithi::net
