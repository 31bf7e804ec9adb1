#include "server/net/arrivals.hpp"

#include <cstring>
#include <ctime>
#include <utility>

#include <sys/socket.h>

namespace hoithi::net {

namespace {

using WallClock = std::chrono::system_clock;

// What lies further off than this comes from a wall clock that was set, not from the network.
constexpr std::chrono::seconds believed_past{10};
constexpr std::chrono::seconds believed_future{1};

// Between two readings the thread may lose its processor.
constexpr std::chrono::microseconds close_together{20};
constexpr int tries = 4;

}  // namespace

void Arrivals::note(int descriptor) {
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
}

void Arrivals::look() {
    Clock::duration closest = Clock::duration::max();
    TimePoint before = Clock::now();
    for (int i = 0; i < tries && closest > close_together; ++i) {
        const auto wall = WallClock::now().time_since_epoch();
        now_ = Clock::now();
        const Clock::duration apart = now_ - std::exchange(before, now_);
        if (apart >= closest) continue;
        closest = apart;
        wall_ahead_ = wall - now_.time_since_epoch();
    }
}

Arrivals::Read Arrivals::read(int descriptor, char* buffer, std::size_t size) const {
    iovec into{buffer, size};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(timespec))];
    msghdr message{};
    message.msg_iov = &into;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    const ssize_t bytes = recvmsg(descriptor, &message, MSG_DONTWAIT);
    if (bytes <= 0) return {bytes, now_};
    const cmsghdr* const note = CMSG_FIRSTHDR(&message);
    if (!note || note->cmsg_level != SOL_SOCKET || note->cmsg_type != SCM_TIMESTAMPNS) {
        return {bytes, now_};
    }
    timespec wall{};
    std::memcpy(&wall, CMSG_DATA(note), sizeof wall);
    const TimePoint at{
        std::chrono::seconds{wall.tv_sec} + std::chrono::nanoseconds{wall.tv_nsec} - wall_ahead_};
    const bool believed = at > now_ - believed_past && at < now_ + believed_future;
    return {bytes, believed ? at : now_};
}

}  // namespace hoithi::net
