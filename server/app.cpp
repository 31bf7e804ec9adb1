#include "server/app.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <boost/asio/post.hpp>

#include "server/host/contest_host.hpp"
#include "server/host/contest_store.hpp"
#include "server/log.hpp"
#include "server/net/socket_poll.hpp"
#include "server/public_address.hpp"
#include "server/signals.hpp"
#include "server/store/database.hpp"
#include "server/store/key_check.hpp"

namespace hoithi {

namespace {

constexpr std::chrono::seconds farewell_max{3};
constexpr std::chrono::milliseconds farewell_check{20};

/// One loop's part of a rate for all; a rate stays one.
std::uint32_t share_of(std::uint32_t rate, std::uint16_t loops) {
    return rate == 0 ? 0 : std::max<std::uint32_t>(rate / loops, 1);
}

// Neither knows the other: an answer may come in as a rest begins, and goes on to another loop.
static_assert(host::WakeTimer::reading_time >= 2 * net::SocketPoll::rest);

/// What /healthz says of the data folder: a sentence for each contest and medium.
std::vector<std::string> damage_of(const api::Media& media, const host::StoredContests& contests) {
    std::vector<std::string> damage = media.damage();
    for (const std::string& medium : damage) log::error("medium_damaged", {{"reason", medium}});
    for (const host::DamagedContest& contest : contests.damaged) damage.push_back(contest.reason);
    return damage;
}

}  // namespace

struct App::Start {
    std::unique_ptr<store::DataFolder> folder;
    store::Connection connection;
    host::StoredContests contests;
    Time latest{0};  // in any journal
};

App::Start App::open_store(const std::filesystem::path& data) {
    auto folder = std::make_unique<store::DataFolder>(data);
    store::Connection connection = store::open_database(*folder);
    host::StoredContests contests = host::take_over_all(connection, data);
    store::require_key(connection, *folder);
    Time latest{0};
    for (const auto& stored : contests.sound) latest = std::max(latest, stored.state.at);
    // The power went between making the contest and its first event.
    for (const auto& id : contests.empty) log::warning("contest_empty", {{"contest", id}});
    return {std::move(folder), std::move(connection), std::move(contests), latest};
}

App::App(Settings settings, std::vector<Bank> banks, api::UnitSets units)
    : App(settings, std::move(banks), std::move(units), open_store(settings.data)) {}

App::App(Settings settings, std::vector<Bank> banks, api::UnitSets units, Start start)
    : settings_(with_loops(std::move(settings))),
      folder_(std::move(start.folder)),
      secrets_(*folder_),
      clock_(start.latest),
      banks_(std::move(banks)),
      units_(std::move(units)),
      media_(settings_.data / "media"),
      page_files_(settings_.pages),
      media_files_(
          media_.folder(),
          std::numeric_limits<std::size_t>::max(),
          [needed = let_media_go(start)](const std::filesystem::path& file) {
              return needed.contains(file.filename().string()) && api::Media::is_sound(file);
          }
      ),
      damage_(damage_of(media_, start.contests)),
      writer_(
          std::move(start.connection),
          store::FileWatch(*folder_),
          [this](std::function<void()> done) { boost::asio::post(loop_, std::move(done)); },
          [this](const std::string& reason) { storing_failed(reason); }
      ),
      journal_(writer_),
      redis_(
          settings_.redis ? std::make_unique<RedisSide>(
                                loop_, *settings_.redis, settings_.data, [this] { redis_changed(); }
                            )
                          : nullptr
      ),
      services_{
          loop_,
          clock_,
          writer_,
          journal_,
          secrets_,
          publications(),
          leaderboard(),
          [this](std::string_view set) {
              const auto found = units_.find(set);
              return found == units_.end() ? nullptr : &found->second;
          },
          [](std::string_view, const Media& medium) { return "/media/" + medium.path; },
          settings_.public_url,
          settings_.board_limits},
      desk_(services_, banks_),
      shared_{{}, gateway::JoinBrake(settings_.joins_per_address)},
      board_streams_(loop_, leaderboard()),
      router_(std::make_shared<const api::Router>(http_router())),
      admissions_(net::make_admissions(limits_of(settings_), settings_.loops)),
      edge_threads_(make_edge_threads()),
      edge_(loop_, desk_, clock_, shared_, share_of(settings_.admit_rate, settings_.loops)),
      switchboard_(all_gateways()),
      signals_(loop_),
      farewell_(loop_) {
    edge_.serve(port_config(), api::served_by(router_));
    if (services_.public_url.empty()) {
        addresses_ = std::make_unique<AddressWatch>(
            loop_,
            [this] { return public_urls(settings_.bind, edge_.bound_port()); },
            [this] { address_changed(); }
        );
        services_.public_url = addresses_->urls().front();
        services_.addresses = addresses_->urls();
    }
    leaderboard().on_change([this](const std::string& id) { board_streams_.changed(id); });
    if (redis_) {
        journal_.watch([this](const store::ContestKey& contest, std::uint64_t sequence) {
            redis_->copy().committed(contest, sequence);
        });
    }
    close_damaged(start.contests.damaged);
    for (host::StoredContest& stored : start.contests.sound) {
        if (redis_) redis_->copy().committed(stored.row.id, stored.sequence);
        desk_.take_up(std::move(stored));
    }
    start_edge_threads();
    heed_signals();
    const net::PortStats limits = stats().port;
    log::info(
        "limits",
        {{"descriptors", std::to_string(limits.descriptor_limit)},
         {"connections", std::to_string(limits.connections_max)},
         {"loops", std::to_string(settings_.loops)}}
    );
    log::info(
        "listening",
        {{"port", std::to_string(edge_.bound_port())},
         {"contests", std::to_string(desk_.contests().size())},
         {"banks", std::to_string(banks_.size())}}
    );
}

// Whatever a contest in the journal shows is there for ever and is served whatever its size: what
// comes in is bounded (api::MediaIntake). Contests that are not there, or damaged, may still be
// restored: then nothing goes.
api::MediaNames App::let_media_go(const Start& start) const {
    api::MediaNames needed = settings_.media;
    for (const host::StoredContest& stored : start.contests.sound) {
        api::add_media(*stored.state.setup, needed);
    }
    if (!start.contests.sound.empty() && start.contests.damaged.empty()) media_.let_go(needed);
    return needed;
}

// One damaged contest keeps nobody out of the others.
void App::close_damaged(const std::vector<host::DamagedContest>& contests) {
    for (const host::DamagedContest& contest : contests) {
        log::error("contest_damaged", {{"contest", contest.id}, {"reason", contest.reason}});
        desk_.close_off(contest);
    }
}

leaderboard::Leaderboard& App::leaderboard() {
    return redis_ ? redis_->leaderboard() : memory_boards_;
}

void App::redis_changed() {
    const RedisStatus status = redis_->status();
    services_.redis_news =
        net::Frame(protocol::encode(protocol::RedisNews{word(status.state), status.reason}));
    desk_.tell_hosts(*services_.redis_news);
}

void App::address_changed() {
    services_.addresses = addresses_->urls();
    const std::string before = std::exchange(services_.public_url, services_.addresses.front());
    desk_.tell_address();
    if (before == services_.public_url) return;
    log::info("address_changed", {{"url", services_.public_url}});
    if (new_address_) new_address_();
}

bus::Publications& App::publications() {
    if (settings_.loops > 1) return switchboard_;
    return edge_.gateway();
}

std::vector<std::unique_ptr<EdgeThread>> App::make_edge_threads() {
    std::vector<std::unique_ptr<EdgeThread>> threads;
    for (std::uint16_t number = 1; number < settings_.loops; ++number) {
        threads.push_back(std::make_unique<EdgeThread>(
            number,
            loop_,
            desk_,
            clock_,
            shared_,
            share_of(settings_.admit_rate, settings_.loops),
            // What leaves a handler there ends the server as it would from main's own loop.
            [this](std::exception_ptr failure) {
                boost::asio::post(loop_, [failure] { std::rethrow_exception(failure); });
            }
        ));
    }
    return threads;
}

std::vector<bus::Publications*> App::all_gateways() {
    std::vector<bus::Publications*> gateways{&edge_.gateway()};
    for (const auto& thread : edge_threads_) gateways.push_back(&thread->publications());
    return gateways;
}

// Files are answered where they are asked for; what is about contests goes to where they live.
void App::start_edge_threads() {
    net::PortConfig config = port_config();
    config.port = edge_.bound_port();
    config.sharing = net::PortSharing::follows;
    for (const auto& thread : edge_threads_) {
        thread->start(config, api::served_by(router_, loop_, thread->loop()));
    }
}

api::Router App::http_router() {
    return api::http_router({
        {page_files_, media_files_, units_},
        desk_,
        writer_,
        leaderboard(),
        board_streams_,
        [this] { return redis_ ? redis_->status() : RedisStatus{}; },
        [this] { return stats(); },
        api::MetricsAccess(settings_.metrics_token),
        damage_,
    });
}

api::ServerStats App::stats() const {
    const Edge::Stats here = edge_.stats();
    api::ServerStats stats{here.port, here.gateway, {edge_.lag()}};
    for (const auto& thread : edge_threads_) {
        const Edge::Stats there = thread->stats();
        stats.port += there.port;
        stats.gateway += there.gateway;
        stats.loops.push_back(thread->lag());
    }
    return stats;
}

net::PortConfig App::port_config() {
    net::PortConfig config = port_config_of(settings_);
    config.admissions = admissions_;
    config.on_refused_name = [this](const net::RefusedName& name) { refused_names_.tell(name); };
    return config;
}

void App::heed_signals() {
    for (const int signal : signals::that_stop()) signals_.add(signal);
    signals_.async_wait([this](const boost::system::error_code& cancelled, int signal) {
        if (cancelled) return;
        log::info("stopping", {{"signal", signals::name(signal)}});
        stop(protocol::CloseCode::going_away, "stopping");
    });
}

int App::run() {
    loop_.run();
    for (const auto& thread : edge_threads_) thread->end();
    writer_.stop();
    // What the last commit lets out has nobody left to go to, but must not wait in the loop.
    loop_.restart();
    loop_.poll();
    log::info("stopped");
    return status_;
}

// After a failure /healthz says so to the end: the doors stay open for it.
void App::stop(protocol::CloseCode code, std::string_view reason) {
    if (std::exchange(stopping_, true)) return;
    const auto number = static_cast<std::uint16_t>(code);
    const bool failed = status_ != 0;
    signals_.cancel();
    if (addresses_) addresses_->stop();
    desk_.stop();
    board_streams_.stop();
    for (const auto& thread : edge_threads_) {
        failed ? thread->close_sockets(number, reason) : thread->close_all(number, reason);
    }
    failed ? edge_.close_sockets(number, reason) : edge_.close_all(number, reason);
    bid_farewell(ServerClock::Steady::now() + farewell_max);
}

bool App::all_gone() const {
    return edge_.stats().port.connections_open == 0 &&
           std::ranges::all_of(edge_threads_, [](const auto& thread) { return thread->ended(); });
}

// The loop ends once everybody is gone, or when the last of them have had time enough.
void App::bid_farewell(ServerClock::Steady::time_point until) {
    const bool done =
        status_ == 0 && all_gone() && desk_.settled() && (!redis_ || redis_->settled());
    if (done || ServerClock::Steady::now() >= until) {
        if (redis_) redis_->stop();
        return loop_.stop();
    }
    farewell_.expires_after(farewell_check);
    farewell_.async_wait([this, until](const boost::system::error_code&) { bid_farewell(until); });
}

// The disk said no: nothing that was not durable was acknowledged, and nothing more will be.
void App::storing_failed(const std::string& reason) {
    log::error("storing_failed", {{"reason", reason}});
    status_ = 1;
    const auto code = protocol::CloseCode::cannot_store;
    stop(code, protocol::reason(code));
}

ContestAddresses App::addresses_of(const host::ContestHost& contest) const {
    return hoithi::addresses_of(contest.row(), services_);
}

}  // namespace hoithi
