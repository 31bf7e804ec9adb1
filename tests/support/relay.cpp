#include "tests/support/relay.hpp"

#include <algorithm>
#include <array>
#include <future>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "engine/random.hpp"

namespace hoithi::test {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using boost::system::error_code;
using Protocol = asio::local::stream_protocol;
using Socket = Protocol::socket;

/// One who came, and his connection to the other side.
class Relay::Pair : public std::enable_shared_from_this<Pair> {
public:
    Pair(Relay::Hub& hub, Socket near, Socket far)
        : hub_(hub), near_{std::move(near), {}}, far_{std::move(far), {}} {}

    void begin() {
        read(near_, far_);
        read(far_, near_);
    }
    void close() {
        error_code ignored;
        near_.socket.close(ignored);
        far_.socket.close(ignored);
    }
    bool is_open() const { return near_.socket.is_open(); }
    /// After a stall.
    void go_on() {
        for (auto& held : std::exchange(held_, {})) held();
    }

private:
    struct End {
        Socket socket;
        std::array<char, 65536> bytes;
    };

    void read(End& from, End& to);
    void write(End& from, End& to, std::size_t begin, std::size_t end);

    Relay::Hub& hub_;
    End near_;
    End far_;
    std::vector<std::function<void()>> held_;
};

/// Everything on the relay's thread.
class Relay::Hub {
public:
    Hub(asio::io_context& loop, fs::path here, fs::path there)
        : acceptor_(loop), here_(std::move(here)), there_(std::move(there)) {
        welcome();
    }

    void cut() {
        for (const auto& pair : pairs_) pair->close();
        pairs_.clear();
    }
    void stall() { stalled_ = true; }
    void pass() {
        stalled_ = false;
        for (const auto& pair : pairs_) pair->go_on();
    }
    void chop(std::optional<std::uint64_t> seed) {
        chopping_ = seed ? std::optional<Random>(*seed) : std::nullopt;
    }
    void refuse() {
        error_code ignored;
        acceptor_.close(ignored);
    }
    void welcome() {
        fs::remove(here_);
        acceptor_ = {acceptor_.get_executor(), Protocol::endpoint(here_.string())};
        accept();
    }

    bool stalled() const { return stalled_; }
    /// How much of so many bytes to write at once.
    std::size_t piece(std::size_t bytes) {
        return chopping_ ? std::min<std::size_t>(bytes, 1 + chopping_->below(7)) : bytes;
    }

private:
    void accept() {
        acceptor_.async_accept([this](error_code failed, Socket near) {
            if (failed) return;
            Socket far(near.get_executor());
            error_code absent;
            far.connect(there_.string(), absent);
            std::erase_if(pairs_, [](const auto& pair) { return !pair->is_open(); });
            if (!absent) {
                pairs_.push_back(std::make_shared<Pair>(*this, std::move(near), std::move(far)));
                pairs_.back()->begin();
            }
            accept();
        });
    }

    Protocol::acceptor acceptor_;
    fs::path here_;
    fs::path there_;
    bool stalled_ = false;
    std::optional<Random> chopping_;
    std::vector<std::shared_ptr<Pair>> pairs_;
};

void Relay::Pair::read(End& from, End& to) {
    from.socket.async_read_some(
        asio::buffer(from.bytes),
        [self = shared_from_this(), &from, &to](error_code failed, std::size_t size) {
            if (failed) return self->close();
            self->write(from, to, 0, size);
        }
    );
}

void Relay::Pair::write(End& from, End& to, std::size_t begin, std::size_t end) {
    if (hub_.stalled()) {
        held_.push_back([this, &from, &to, begin, end] { write(from, to, begin, end); });
        return;
    }
    if (begin == end) return read(from, to);
    const std::size_t size = &from == &far_ ? hub_.piece(end - begin) : end - begin;
    asio::async_write(
        to.socket,
        asio::buffer(from.bytes.data() + begin, size),
        [self = shared_from_this(), &from, &to, begin, end](error_code failed, std::size_t wrote) {
            if (failed) return self->close();
            self->write(from, to, begin + wrote, end);
        }
    );
}

namespace {

/// Does it on the loop's thread and waits until it is done.
template <class Work>
void on(asio::io_context& loop, Work work) {
    std::promise<void> done;
    asio::post(loop, [&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}

}  // namespace

Relay::Relay(const fs::path& here, const fs::path& there)
    : hub_(std::make_unique<Hub>(loop_, here, there)), thread_([this] {
          const auto work = asio::make_work_guard(loop_);
          loop_.run();
      }) {}

Relay::~Relay() {
    loop_.stop();
    thread_.join();
}

void Relay::cut() {
    on(loop_, [this] { hub_->cut(); });
}
void Relay::stall() {
    on(loop_, [this] { hub_->stall(); });
}
void Relay::pass() {
    on(loop_, [this] { hub_->pass(); });
}
void Relay::chop(std::optional<std::uint64_t> seed) {
    on(loop_, [this, seed] { hub_->chop(seed); });
}
void Relay::refuse() {
    on(loop_, [this] { hub_->refuse(); });
}
void Relay::welcome() {
    on(loop_, [this] { hub_->welcome(); });
}

}  // namespace hoithi::test
