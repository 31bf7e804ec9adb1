#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "engine/event.hpp"
#include "server/bus/message.hpp"
#include "server/store/journal.hpp"

namespace hoithi::host {

/// One contest's way into the journal. What has been written is made durable in batches, one on
/// its way at a time, so a slow disk makes the batches larger and not the queue longer. Nor are
/// they closer together than `pace`: thousands who answer at once share a few dozen commits, and
/// who answers alone waits for nobody. What is held is published once everything written before it
/// is durable: nobody ever hears of what a power cut could undo. Lives on the event loop.
class Ledger {
public:
    using Publish = std::function<void(std::vector<bus::Publication>)>;
    using Act = std::function<void()>;

    /// `sequence`: of the last batch in the journal, 0 for a new contest.
    Ledger(
        boost::asio::io_context& loop,
        store::Journal& journal,
        store::ContestKey contest,
        std::uint64_t epoch,
        std::uint64_t sequence,
        Publish publish
    );

    void write(const Event& event);
    void write(store::PersonRow person);
    void hold(bus::Publication publication);
    /// What has been written waits for no pace: everybody is to see it.
    void hurry();
    /// Runs `act` once everything written so far is durable and published; perhaps at once.
    void when_durable(Act act);

    /// What still waits for its pace goes to the disk now, and nothing waits any more.
    void stop();

    /// Between the beginnings of two batches.
    static constexpr std::chrono::milliseconds pace{50};

    /// Everything written is durable.
    bool settled() const { return !in_flight_ && open_.empty(); }

private:
    /// What waits for a batch to be durable.
    struct Held {
        std::vector<bus::Publication> publications;
        std::vector<Act> acts;

        bool empty() const { return publications.empty() && acts.empty(); }
    };
    struct Batch {
        std::string lines;
        std::vector<store::PersonRow> people;
        Held held;

        bool empty() const { return lines.empty() && people.empty(); }
    };

    void wake();
    void flush();
    void committed();

    boost::asio::io_context& loop_;
    boost::asio::steady_timer pace_timer_;
    store::Journal& journal_;
    store::ContestKey contest_;
    std::uint64_t epoch_;
    std::uint64_t sequence_;
    Publish publish_;
    Batch open_;  // what is being written
    Held in_flight_held_;
    bool in_flight_ = false;
    bool wake_posted_ = false;
    std::chrono::steady_clock::time_point next_flush_{};
};

}  // namespace hoithi::host
