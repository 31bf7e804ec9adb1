#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "server/redis/backoff.hpp"

namespace hoithi::redis {

/// When work that failed is tried again, and when to check that Redis still has what it was given.
/// Work is known by its task's name. Pure: moments come in with each call; what is due, and when
/// to ask again, comes out. Its owner has the timer and the connection.
class RetrySchedule {
public:
    using Clock = std::chrono::steady_clock;

    /// What a failure calls for besides a pause.
    enum class Remedy : std::uint8_t {
        none,
        reconnect,  // a replica stays one; the address may lead to the new master next time
    };

    struct Due {
        bool retry = false;  // no task is resting any more
        bool audit = false;
    };

    /// The same seed gives the same pauses.
    RetrySchedule(std::chrono::milliseconds audit_every, Clock::time_point now, std::uint64_t seed)
        : audit_every_(audit_every), audit_at_(now + audit_every), backoff_(seed) {}

    /// The task rests until the next retry. Only this one: what hinders it may not concern others.
    Remedy failed(const std::string& task, const std::string& trouble, Clock::time_point now);
    /// Trying again would not help: there is trouble, but nothing to wait for.
    void failed_for_good(const std::string& task, const std::string& trouble);
    void succeeded(const std::string& task);
    /// The task needs nothing from Redis now, so it is in no trouble.
    void forget(const std::string& task) { troubled_.erase(task); }
    /// A new connection: every task may try at once.
    void connected() { end_rests(); }
    /// Nothing is due any more.
    void stop() { stopped_ = true; }

    bool is_resting(const std::string& task) const;

    /// When to call due() next; earlier is harmless. Nothing after stop().
    std::optional<Clock::time_point> next_wake() const;
    /// What it is time for; each is reported once.
    Due due(Clock::time_point now);

    /// What the first troubled task last failed with; empty if none is troubled.
    std::string trouble() const;
    /// Whether trouble() is different from when this was last asked.
    bool trouble_changed();

private:
    struct Troubled {
        std::string trouble;
        bool resting = false;
    };

    void end_rests();

    std::chrono::milliseconds audit_every_;
    Clock::time_point audit_at_;
    Backoff backoff_;
    std::optional<Clock::time_point> retry_at_;  // set as long as a task is resting
    std::map<std::string, Troubled> troubled_;   // by task; those that failed last time
    std::string told_;                           // the trouble of which the owner knows
    bool stopped_ = false;
};

}  // namespace hoithi::redis
