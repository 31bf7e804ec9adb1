#include "server/gateway/waiting_line.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <iterator>
#include <utility>

namespace hoithi::gateway {

namespace {

/// A shorter wait is over before anybody could read of it.
constexpr double told_above_seconds = 0.2;
constexpr std::chrono::seconds round_every{1};
constexpr std::chrono::milliseconds just_told{500};
/// A slice passes over at most so many who are not told for each who is.
constexpr std::size_t passed_over_max = 10;

TokenBucket::Rate rate_of(std::uint32_t per_second) {
    return {std::max(1.0, per_second / 4.0), static_cast<double>(per_second)};
}

}  // namespace

WaitingLine::WaitingLine(std::uint32_t per_second) : rate_(rate_of(per_second)) {
    assert(per_second > 0);
}

bool WaitingLine::lets_pass(Clock::time_point now) {
    return places_.empty() && bucket_.take(rate_, now);
}

std::optional<protocol::Waiting> WaitingLine::enter(bus::Knock knock, Clock::time_point now) {
    Part& part = knock.hello.resumes ? returning_ : newcomers_;
    const net::ConnectionId connection = knock.connection.socket;
    const protocol::Waiting told = waiting(part, part.queue.size());
    part.queue.push_back({std::move(knock), now});
    const auto at = std::prev(part.queue.end());
    // A round that has come to the end of this part goes on with who has just come.
    if (part.cursor == part.queue.end()) part.cursor = at;
    const bool first_knock = places_.try_emplace(connection, Place{&part, at}).second;
    assert(first_knock);
    if (told.place <= told_above_seconds * rate_.per_second) return std::nullopt;
    return told;
}

void WaitingLine::leave(net::ConnectionId connection) {
    const auto found = places_.find(connection);
    if (found == places_.end()) return;
    take_out(found->second);
    places_.erase(found);
}

void WaitingLine::take_out(const Place& place) {
    auto& [queue, cursor, before_cursor] = *place.part;
    if (cursor == place.at) {
        ++cursor;
    } else if (place.at->passed_in == round_) {
        --before_cursor;
    }
    queue.erase(place.at);
}

std::optional<bus::Knock> WaitingLine::next(Clock::time_point now) {
    if (places_.empty() || !bucket_.take(rate_, now)) return std::nullopt;
    Part& part = returning_.queue.empty() ? newcomers_ : returning_;
    bus::Knock knock = std::move(part.queue.front().knock);
    leave(knock.connection.socket);
    return knock;
}

std::vector<WaitingLine::Notice> WaitingLine::notices(Clock::time_point now, std::size_t most) {
    std::vector<Notice> notices;
    const bool done =
        returning_.cursor == returning_.queue.end() && newcomers_.cursor == newcomers_.queue.end();
    if (now - round_began_ >= round_every && done) begin_round(now);
    tell(returning_, now, most, notices);
    tell(newcomers_, now, most, notices);
    return notices;
}

void WaitingLine::begin_round(Clock::time_point now) {
    ++round_;
    round_began_ = now;
    for (Part* const part : {&returning_, &newcomers_}) {
        part->cursor = part->queue.begin();
        part->before_cursor = 0;
    }
}

void WaitingLine::tell(
    Part& part, Clock::time_point now, std::size_t most, std::vector<Notice>& notices
) {
    for (std::size_t passed = 0; passed < most * passed_over_max; ++passed) {
        if (part.cursor == part.queue.end() || notices.size() >= most) return;
        Waiting& one = *part.cursor;
        if (now - one.since >= just_told) {
            notices.push_back({one.knock.connection.socket, waiting(part, part.before_cursor)});
        }
        one.passed_in = round_;
        ++part.before_cursor;
        ++part.cursor;
    }
}

protocol::Waiting WaitingLine::waiting(const Part& part, std::size_t before) const {
    if (&part == &newcomers_) before += returning_.queue.size();
    const auto place = static_cast<std::uint32_t>(before + 1);
    return {place, static_cast<std::uint32_t>(std::ceil(place / rate_.per_second))};
}

}  // namespace hoithi::gateway
