#include "server/redis/connection.hpp"

#include <cassert>
#include <utility>

#include <boost/asio/post.hpp>

#include "server/log.hpp"

namespace hoithi::redis {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

/// At most this much is given to hiredis at a time: it moves what is left after each write.
constexpr std::size_t handed_over_max = 512U << 10U;

/// A command is overdue when so many whole periods between sweeps have passed.
constexpr int sweeps_per_timeout = 4;

std::string redis_says(const Reply& reply) { return "Redis says: " + std::string(reply.error()); }

/// Redis is there and will not carry out commands, whichever they are.
bool is_of_no_use(const Reply& reply) {
    const std::string_view code = reply.error_code();
    return code == "LOADING" || code == "BUSY" || code == "MASTERDOWN" || code == "NOAUTH";
}

std::string milliseconds(std::chrono::milliseconds time) {
    return std::to_string(time.count()) + " ms";
}

}  // namespace

Connection::Connection(asio::io_context& loop, Config config, std::function<void()> changed)
    : loop_(loop),
      config_(std::move(config)),
      changed_(std::move(changed)),
      backoff_(config_.seed),
      resolver_(loop),
      attempt_timer_(loop),
      sweep_timer_(loop) {
    schedule(std::chrono::milliseconds{0}, &Connection::begin);
    schedule_sweep();
}

Connection::~Connection() = default;

bool Connection::send(const Command& command, Done done) {
    if (!ready()) return false;
    const std::string_view bytes = command.bytes();
    if (stats_.bytes_queued + bytes.size() > config_.queue_bytes_max) return false;
    ++stats_.commands;
    enqueue(bytes, std::move(done));
    return true;
}

Connection::Stats Connection::stats() const {
    Stats stats = stats_;
    stats.unanswered = waiting_.size();
    if (!waiting_.empty()) {
        stats.oldest = std::chrono::duration_cast<std::chrono::milliseconds>(
            Clock::now() - waiting_.front().since
        );
    }
    return stats;
}

void Connection::drop(std::string reason) { give_up(std::move(reason)); }

void Connection::stop() {
    if (stage_ == Stage::stopped) return;
    stage_ = Stage::stopped;
    reason_ = "stopped";
    ++attempt_;
    ++schedule_;
    link_.reset();
    resolver_.cancel();
    attempt_timer_.cancel();
    sweep_timer_.cancel();
    abandon_waiting();
}

void Connection::begin() {
    ++attempt_;
    schedule(config_.connect_timeout, &Connection::time_out);
    if (!config_.address.is_unix()) return resolve();
    endpoints_ = {config_.address};
    connect_next();
}

void Connection::time_out() {
    give_up("no connection within " + milliseconds(config_.connect_timeout));
}

void Connection::resolve() {
    using Resolver = asio::ip::tcp::resolver;
    stage_ = Stage::resolving;
    resolver_.async_resolve(
        config_.address.host,
        std::to_string(config_.address.port),
        Resolver::numeric_service,
        [this,
         alive = std::weak_ptr(alive_),
         attempt = attempt_](error_code failed, const Resolver::results_type& found) {
            if (alive.expired() || attempt != attempt_) return;
            if (failed) return give_up("no address for the host's name: " + failed.message());
            for (const auto& entry : found) {
                Address numeric = config_.address;
                numeric.host = entry.endpoint().address().to_string();
                endpoints_.push_back(std::move(numeric));
            }
            connect_next();
        }
    );
}

void Connection::connect_next() {
    stage_ = Stage::connecting;
    const Address next = std::move(endpoints_.front());
    endpoints_.erase(endpoints_.begin());
    Link::Owner& owner = *this;
    link_ = std::make_unique<Link>(loop_, next, config_.reply_bytes_max, owner);
}

void Connection::opened() {
    stage_ = Stage::greeting;
    const auto& [user, password] = config_.credentials;
    if (!config_.credentials.empty()) {
        Command auth("AUTH");
        if (!user.empty()) auth.add(user);
        must_agree(auth.add(password));
    }
    if (config_.address.database != 0) {
        must_agree(Command("SELECT").add(config_.address.database));
    }
    enqueue(Command("PING").bytes(), [this](const std::optional<Reply>& reply) {
        // Forbidden, it is an answer too.
        const bool bad = reply && reply->is_error() && reply->error_code() != "NOPERM";
        if (bad) give_up(redis_says(*reply));
    });
    // For those who look at CLIENT LIST: no harm if it may not be.
    enqueue(
        Command("CLIENT").add("SETNAME").add("hoithi").bytes(),
        [this](const std::optional<Reply>& reply) {
            if (reply) become_ready();
        }
    );
}

void Connection::must_agree(const Command& command) {
    enqueue(command.bytes(), [this](const std::optional<Reply>& reply) {
        if (reply && reply->is_error()) give_up(redis_says(*reply));
    });
}

void Connection::become_ready() {
    ++schedule_;
    attempt_timer_.cancel();
    endpoints_.clear();
    stage_ = Stage::ready;
    reason_.clear();
    ++stats_.connects;
    log::info("redis_ready", {{"address", config_.address.text()}});
    tell_changed();
}

void Connection::enqueue(std::string_view command, Done done) {
    waiting_.push_back({std::move(done), command.size(), Clock::now(), sweeps_});
    stats_.bytes_queued += command.size();
    if (unsent_.empty() && link_->backlog() < handed_over_max) {
        link_->send(command);
    } else {
        unsent_.emplace_back(command);
    }
}

void Connection::written() {
    while (!unsent_.empty() && link_->backlog() < handed_over_max) {
        link_->send(unsent_.front());
        unsent_.pop_front();
    }
}

void Connection::replied(Reply reply) {
    assert(!waiting_.empty());
    const Waiting answered = std::move(waiting_.front());
    waiting_.pop_front();
    stats_.bytes_queued -= answered.bytes;
    if (ready() && reply.is_error()) ++stats_.errors;
    std::string trouble = ready() && is_of_no_use(reply) ? redis_says(reply) : std::string{};
    const std::weak_ptr alive = alive_;
    const std::uint64_t attempt = attempt_;
    answered.done(std::move(reply));
    if (alive.expired() || attempt != attempt_ || trouble.empty()) return;
    give_up(std::move(trouble));
}

void Connection::lost(const std::string& why) {
    if (stage_ == Stage::connecting && !endpoints_.empty()) return connect_next();
    if (ready()) backoff_.reset();
    give_up(why);
}

void Connection::give_up(std::string reason) {
    if (stage_ == Stage::pausing || stage_ == Stage::stopped) return;
    const bool is_news = ready() || reason != reason_;
    stage_ = Stage::pausing;
    ++attempt_;
    ++stats_.failures;
    link_.reset();
    resolver_.cancel();
    endpoints_.clear();
    reason_ = std::move(reason);
    abandon_waiting();
    schedule(backoff_.next(), &Connection::begin);
    if (!is_news) return;
    log::warning("redis_away", {{"address", config_.address.text()}, {"reason", reason_}});
    tell_changed();
}

void Connection::abandon_waiting() {
    unsent_.clear();
    stats_.bytes_queued = 0;
    if (waiting_.empty()) return;
    asio::post(loop_, [alive = std::weak_ptr(alive_), abandoned = std::exchange(waiting_, {})] {
        for (const Waiting& waiting : abandoned) {
            if (alive.expired()) return;
            waiting.done(std::nullopt);
        }
    });
}

void Connection::tell_changed() {
    // Of its own, as it may destroy the connection while it runs.
    asio::post(loop_, [this, alive = std::weak_ptr(alive_), changed = changed_] {
        if (!alive.expired() && stage_ != Stage::stopped) changed();
    });
}

void Connection::schedule(std::chrono::milliseconds delay, void (Connection::*then)()) {
    attempt_timer_.expires_after(delay);
    attempt_timer_.async_wait(
        [this, alive = std::weak_ptr(alive_), then, mine = ++schedule_](error_code failed) {
            if (!failed && !alive.expired() && mine == schedule_) (this->*then)();
        }
    );
}

void Connection::schedule_sweep() {
    sweep_timer_.expires_after(config_.reply_timeout / sweeps_per_timeout);
    sweep_timer_.async_wait([this, alive = std::weak_ptr(alive_)](error_code failed) {
        if (!failed && !alive.expired() && stage_ != Stage::stopped) sweep();
    });
}

/// Counts sweeps instead of looking at the clock: after a time in which this process itself stood
/// still, Redis' replies are read before it is blamed.
void Connection::sweep() {
    ++sweeps_;
    if (!waiting_.empty() && sweeps_ - waiting_.front().sweep > sweeps_per_timeout) {
        if (ready()) backoff_.reset();
        give_up("no answer for " + milliseconds(config_.reply_timeout));
    }
    schedule_sweep();
}

}  // namespace hoithi::redis
