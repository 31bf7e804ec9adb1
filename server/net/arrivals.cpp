#include "server/net/arrivals.hpp"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <utility>

#include <sys/socket.h>

namespace hoithi::net {

namespace {

using WallClock = std::chrono::system_clock;

// The wall clock is kept right by slewing it, which is slow, or by setting it.
constexpr std::chrono::milliseconds step_min{2};
constexpr int slew_max_per_mille = 1;

// Nothing lies in the kernel for so long.
constexpr std::chrono::seconds believed_past{10};

// Between two readings the thread may lose its processor.
constexpr std::chrono::microseconds close_together{20};
constexpr int tries = 4;

}  // namespace

void Arrivals::note(int descriptor) {
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
}

void Arrivals::look() {
    const Clock::duration ahead_before = wall_ahead_;
    const TimePoint looked_before = now_;
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
    const Clock::duration slewed = (now_ - looked_before) / 1000 * slew_max_per_mille;
    const bool first = looked_before == TimePoint{};
    wall_was_set_ = !first && std::chrono::abs(wall_ahead_ - ahead_before) > slewed + step_min;
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
    if (bytes <= 0 || wall_was_set_) return {bytes, now_};
    const cmsghdr* const note = CMSG_FIRSTHDR(&message);
    if (!note || note->cmsg_level != SOL_SOCKET || note->cmsg_type != SCM_TIMESTAMPNS) {
        return {bytes, now_};
    }
    timespec wall{};
    std::memcpy(&wall, CMSG_DATA(note), sizeof wall);
    const TimePoint at{
        std::chrono::seconds{wall.tv_sec} + std::chrono::nanoseconds{wall.tv_nsec} - wall_ahead_};
    if (at < now_ - believed_past) return {bytes, now_};
    // Later than the look is what came in while others were read; later than now is nothing.
    return {bytes, at > now_ ? std::min(at, Clock::now()) : at};
}

}  // namespace hoithi::net
