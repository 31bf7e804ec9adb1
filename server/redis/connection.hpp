#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/redis/address.hpp"
#include "server/redis/backoff.hpp"
#include "server/redis/command.hpp"
#include "server/redis/credentials.hpp"
#include "server/redis/link.hpp"
#include "server/redis/reply.hpp"

namespace hoithi::redis {

/// The server's one connection to Redis: pipelined, and made anew, with growing pauses, whenever
/// it is lost. It is either ready or away, and away it takes no commands. All on the loop's
/// thread, which it never blocks. Its comings and goings are in the log.
///
/// Callbacks come from the loop, never from inside a call of this class, and may call anything
/// here; they may also destroy the connection, after which nobody is called any more.
class Connection : private Link::Owner {
public:
    struct Config {
        Address address;
        Credentials credentials{};
        /// Of commands not yet answered; a full queue takes nothing more.
        std::size_t queue_bytes_max = 16U << 20U;
        /// A larger reply ends the connection.
        std::size_t reply_bytes_max = 16U << 20U;
        /// Redis has this long to answer before it counts as gone.
        std::chrono::milliseconds reply_timeout{5'000};
        /// From the resolving of the host's name until Redis is known to be usable.
        std::chrono::milliseconds connect_timeout{3'000};
        /// Of the pauses' jitter; should differ from server to server.
        std::uint64_t seed = std::random_device{}();
    };

    struct Stats {
        std::uint64_t connects = 0;  // that became ready
        std::uint64_t failures = 0;  // attempts that failed and connections lost
        std::uint64_t commands = 0;  // taken by send()
        std::uint64_t errors = 0;    // replies to them that were errors
        std::size_t bytes_queued = 0;
        std::size_t unanswered = 0;
        std::chrono::milliseconds oldest{0};  // age of the first unanswered command
    };

    /// The reply; nothing if the connection was lost before it came: the command may or may not
    /// have been carried out.
    using Done = std::function<void(std::optional<Reply>)>;

    /// Begins to connect once the loop runs. `changed` is called each time the connection becomes
    /// ready or away, and when the reason for its being away has become another.
    Connection(boost::asio::io_context& loop, Config config, std::function<void()> changed);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool ready() const { return stage_ == Stage::ready; }
    /// Why it is away, for people; empty when ready.
    const std::string& reason() const { return reason_; }

    /// False, and `done` never runs, if not ready or if the queue is full. Otherwise `done` runs
    /// exactly once, later; replies come in the order of the commands. For commands that have one
    /// reply each: neither SUBSCRIBE and its like nor MONITOR.
    bool send(const Command& command, Done done);

    Stats stats() const;

    /// Gives this connection up and comes back after a pause; commands not yet answered are done
    /// with nothing. For a Redis that cannot be used though it answers, such as a replica that
    /// says READONLY: the address may lead to the new master later.
    void drop(std::string reason);

    /// Closes for good: what is not yet answered is done with nothing, and `changed` is not called
    /// again.
    void stop();

private:
    using Clock = std::chrono::steady_clock;
    enum class Stage : std::uint8_t { pausing, resolving, connecting, greeting, ready, stopped };

    struct Waiting {
        Done done;
        std::size_t bytes;
        Clock::time_point since;
        std::uint64_t sweep;  // the sweep before it was sent
    };

    void opened() override;
    void replied(Reply reply) override;
    void written() override;
    void lost(const std::string& why) override;

    void begin();
    void time_out();
    void resolve();
    void connect_next();
    void must_agree(const Command& command);
    void become_ready();
    void enqueue(std::string_view command, Done done);
    void give_up(std::string reason);
    void abandon_waiting();
    void tell_changed();
    void schedule(std::chrono::milliseconds delay, void (Connection::*then)());
    void schedule_sweep();
    void sweep();

    boost::asio::io_context& loop_;
    const Config config_;
    std::function<void()> changed_;
    Backoff backoff_;
    boost::asio::ip::tcp::resolver resolver_;
    /// Ends a pause or an attempt; there is never one beside the other.
    boost::asio::steady_timer attempt_timer_;
    boost::asio::steady_timer sweep_timer_;
    /// Handlers that outlive the connection see that it is gone.
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);

    Stage stage_ = Stage::pausing;
    std::string reason_ = "not connected yet";
    std::uint64_t attempt_ = 0;       // tells late handlers of an earlier attempt
    std::uint64_t schedule_ = 0;      // and of an earlier schedule()
    std::vector<Address> endpoints_;  // still to be tried in this attempt
    std::unique_ptr<Link> link_;
    std::deque<Waiting> waiting_;
    /// The last commands of `waiting_`: the link has not got them yet.
    std::deque<std::string> unsent_;
    std::uint64_t sweeps_ = 0;
    Stats stats_;
};

}  // namespace hoithi::redis
