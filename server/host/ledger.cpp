#include "server/host/ledger.hpp"

#include <utility>

#include <boost/asio/post.hpp>

#include "engine/json/event_json.hpp"
#include "server/clock.hpp"

namespace hoithi::host {

Ledger::Ledger(
    boost::asio::io_context& loop,
    store::Journal& journal,
    store::ContestKey contest,
    std::uint64_t epoch,
    std::uint64_t sequence,
    Publish publish
)
    : loop_(loop),
      pace_timer_(loop),
      journal_(journal),
      contest_(std::move(contest)),
      epoch_(epoch),
      sequence_(sequence),
      publish_(std::move(publish)) {}

void Ledger::write(const Event& event) {
    json::append_event(open_.lines, event);
    open_.lines += '\n';
    wake();
}

void Ledger::write(store::PersonRow person) {
    open_.people.push_back(std::move(person));
    wake();
}

void Ledger::hold(bus::Publication publication) {
    if (!open_.empty()) {
        open_.held.publications.push_back(std::move(publication));
    } else if (in_flight_) {
        in_flight_held_.publications.push_back(std::move(publication));
    } else {
        publish_({std::move(publication)});
    }
}

void Ledger::when_durable(Act act) {
    if (!open_.empty()) {
        open_.held.acts.push_back(std::move(act));
    } else if (in_flight_) {
        in_flight_held_.acts.push_back(std::move(act));
    } else {
        act();
    }
}

// The batch goes at the end of this turn of the loop, so that what came in together with the
// first write goes with it; or when its time has come.
void Ledger::wake() {
    if (in_flight_ || wake_posted_) return;
    wake_posted_ = true;
    if (std::chrono::steady_clock::now() >= next_flush_) {
        boost::asio::post(loop_, [this] { flush(); });
        return;
    }
    pace_timer_.expires_at(next_flush_);
    pace_timer_.async_wait([this](const boost::system::error_code& ec) {
        if (!ec) flush();
    });
}

void Ledger::hurry() {
    if (open_.empty()) return;
    next_flush_ = {};
    if (pace_timer_.cancel() > 0) boost::asio::post(loop_, [this] { flush(); });
}

void Ledger::stop() {
    pace_timer_.cancel();
    flush();
}

void Ledger::flush() {
    wake_posted_ = false;
    if (in_flight_ || open_.empty()) return;
    in_flight_ = true;
    // What nobody waits for (a mark of the time) keeps nobody waiting either.
    if (!open_.held.empty()) next_flush_ = std::chrono::steady_clock::now() + pace;
    Batch batch = std::exchange(open_, {});
    in_flight_held_ = std::move(batch.held);
    store::JournalBatch row{
        contest_,
        ++sequence_,
        epoch_,
        ServerClock::wall_now().count(),
        std::move(batch.lines),
        std::move(batch.people)};
    journal_.append(std::move(row), [this] { committed(); });
}

void Ledger::committed() {
    in_flight_ = false;
    Held durable = std::exchange(in_flight_held_, {});
    if (!open_.empty()) wake();
    publish_(std::move(durable.publications));
    for (const Act& act : durable.acts) act();
}

}  // namespace hoithi::host
