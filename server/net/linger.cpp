#include "server/net/linger.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace hoithi::net {

namespace {

constexpr std::size_t discarded_bytes_max = 1024UL * 1024;

class LingeringClose : public std::enable_shared_from_this<LingeringClose> {
public:
    explicit LingeringClose(AdmittedSocket socket)
        : socket_(std::move(socket)), timer_(socket_.socket.get_executor()) {}

    void start(std::chrono::milliseconds patience) {
        socket_.admission.on_eviction([this] { close(); });
        error_code ignored;
        socket_.socket.shutdown(Socket::shutdown_send, ignored);
        timer_.expires_after(patience);
        timer_.async_wait([self = shared_from_this()](error_code) { self->close(); });
        discard();
    }

private:
    void discard() {
        socket_.socket.async_read_some(
            asio::buffer(scratch_),
            [self = shared_from_this()](error_code ended, std::size_t bytes) {
                self->discarded_ += bytes;
                if (ended || self->discarded_ > discarded_bytes_max) {
                    self->timer_.cancel();
                    self->close();
                } else {
                    self->discard();
                }
            }
        );
    }

    void close() {
        error_code ignored;
        socket_.socket.close(ignored);
    }

    AdmittedSocket socket_;
    LoopTimer timer_;
    std::array<char, 2048> scratch_{};
    std::size_t discarded_ = 0;
};

}  // namespace

void close_patiently(AdmittedSocket socket, std::chrono::milliseconds patience) {
    std::make_shared<LingeringClose>(std::move(socket))->start(patience);
}

void close_patiently(
    asio::io_context& loop, int descriptor, Admission admission, std::chrono::milliseconds patience
) {
    int family = AF_INET;
    socklen_t size = sizeof family;
    getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &family, &size);
    Socket socket(loop);
    error_code refused;
    socket.assign(
        family == AF_INET6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(), descriptor, refused
    );
    if (refused) {
        ::close(descriptor);
    } else {
        close_patiently({std::move(socket), std::move(admission), {}}, patience);
    }
}

}  // namespace hoithi::net
