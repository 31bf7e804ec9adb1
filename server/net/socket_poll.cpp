#include "server/net/socket_poll.hpp"

#include <cerrno>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/system/system_error.hpp>

namespace hoithi::net {

SocketPoll::SocketPoll(asio::io_context& loop, Begin begin, Handler handler)
    : begin_(std::move(begin)),
      handler_(std::move(handler)),
      heard_(loop, hang_bell()),
      timer_(loop) {}

SocketPoll::~SocketPoll() {
    heard_.release();  // the bell closes itself
}

int SocketPoll::hang_bell() {
    if (bell_.control(EPOLL_CTL_ADD, sockets_.descriptor(), 0, 0)) return bell_.descriptor();
    throw boost::system::system_error(errno, boost::system::system_category(), "epoll_ctl");
}

bool SocketPoll::add(int descriptor, ConnectionId connection) {
    const auto data = static_cast<std::uint64_t>(connection);
    if (!sockets_.control(EPOLL_CTL_ADD, descriptor, EPOLLIN, data)) return false;
    ++watched_;
    if (!waiting_) wait();
    return true;
}

void SocketPoll::watch_writable(int descriptor, ConnectionId connection, bool wanted) {
    const std::uint32_t events = wanted ? EPOLLIN | EPOLLOUT : EPOLLIN;
    sockets_.control(EPOLL_CTL_MOD, descriptor, events, static_cast<std::uint64_t>(connection));
}

void SocketPoll::remove(int descriptor) {
    if (!sockets_.control(EPOLL_CTL_DEL, descriptor, 0, 0) || --watched_ > 0) return;
    // A loop that has nothing else to do may end.
    error_code ignored;
    heard_.cancel(ignored);
    timer_.cancel();
}

auto SocketPoll::then_look() {
    waiting_ = true;
    return [weak = weak_from_this()](error_code /*cancelled*/) {
        const auto self = weak.lock();
        if (!self) return;
        self->waiting_ = false;
        if (self->watched_ > 0) self->look();
    };
}

void SocketPoll::wait() {
    arm_bell(true);
    heard_.async_wait(Descriptor::wait_read, then_look());
}

void SocketPoll::arm_bell(bool armed) {
    if (std::exchange(bell_armed_, armed) == armed) return;
    constexpr std::uint32_t silent = 0;
    bell_.control(EPOLL_CTL_MOD, sockets_.descriptor(), armed ? std::uint32_t{EPOLLIN} : silent, 0);
}

void SocketPoll::take_rest() {
    timer_.expires_after(rest);
    timer_.async_wait(then_look());
}

void SocketPoll::look() {
    const int ready = epoll_wait(
        sockets_.descriptor(), events_.data(), static_cast<int>(events_.size()), /*timeout=*/0
    );
    if (ready <= 0) return wait();
    arm_bell(false);
    begin_();
    waiting_ = true;
    for (int i = 0; i < ready; ++i) {
        const epoll_event& event = events_[static_cast<std::size_t>(i)];
        constexpr std::uint32_t readable = EPOLLIN | EPOLLHUP | EPOLLERR;
        handler_(
            ConnectionId{event.data.u64},
            {(event.events & readable) != 0, (event.events & EPOLLOUT) != 0}
        );
    }
    waiting_ = false;
    if (watched_ == 0) return;
    if (static_cast<std::size_t>(ready) < events_.size()) return take_rest();
    // More are waiting, but timers and everybody else on the loop come first.
    asio::post(heard_.get_executor(), [look = then_look()] { look({}); });
}

}  // namespace hoithi::net
