#include "server/redis_side.hpp"

#include <utility>

#include <boost/asio/post.hpp>

#include "server/log.hpp"
#include "server/store/database.hpp"
#include "server/store/writer.hpp"

namespace hoithi {

namespace {

redis::Connection::Config config_of(const RedisSettings& settings) {
    redis::Connection::Config config;
    config.address = settings.address;
    config.credentials = settings.credentials;
    // The largest batch that a journal takes must have its place in the queue, with others.
    config.queue_bytes_max += store::Writer::queue_bytes_max;
    return config;
}

}  // namespace

RedisSide::RedisSide(
    boost::asio::io_context& loop,
    const RedisSettings& settings,
    const std::filesystem::path& data,
    std::function<void()> changed
)
    : changed_(std::move(changed)),
      keys_(settings.prefix),
      connection_(loop, config_of(settings), [this] { connection_changed(); }),
      reader_(
          store::open_reader(data),
          [&loop](std::function<void()> done) { boost::asio::post(loop, std::move(done)); }
      ),
      leaderboard_(loop, connection_, keys_, settings.keep, [this] { consider(); }),
      copy_(loop, connection_, keys_, reader_, settings.keep, [this] { consider(); }) {
    told_.state = RedisStatus::State::ok;  // until it is known better
}

bool RedisSide::settled() const {
    return !connection_.ready() || (leaderboard_.settled() && copy_.settled());
}

void RedisSide::stop() {
    leaderboard_.stop();
    copy_.stop();
    connection_.stop();
    reader_.stop();
}

void RedisSide::connection_changed() {
    if (connection_.ready()) {
        leaderboard_.connected();
        copy_.connected();
    }
    consider();
}

void RedisSide::consider() {
    const RedisStatus now = status();
    if (now.state == told_.state && now.reason == told_.reason) return;
    told_ = now;
    // The connection logs its own comings and goings.
    if (connection_.ready()) {
        const std::string state(word(now.state));
        log::info("redis_state", {{"state", state}, {"reason", now.reason}});
    }
    changed_();
}

RedisStatus RedisSide::status() const {
    using State = RedisStatus::State;
    RedisStatus status;
    if (!copy_.mismatch().empty()) {
        status.state = State::mismatch;
        status.reason = copy_.mismatch();
    } else {
        status.reason = !connection_.ready()              ? connection_.reason()
                        : !leaderboard_.trouble().empty() ? leaderboard_.trouble()
                                                          : copy_.trouble();
        status.state = status.reason.empty() ? State::ok : State::degraded;
    }
    status.connection = connection_.stats();
    status.boards = leaderboard_.stats();
    status.copy = copy_.stats();
    return status;
}

}  // namespace hoithi
