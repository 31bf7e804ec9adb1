#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/refusal.hpp"
#include "tests/support/printing.hpp"

namespace hoithi::test {

/// When every test's contest is opened; moments in tests count from here.
constexpr Time contest_opened_at{1'790'000'000'000};

/// A contest played by hand: commands go in, the events that come of them are applied and
/// kept. Time stands still until it is told to pass.
class PlayedContest {
public:
    explicit PlayedContest(std::shared_ptr<const Setup> setup);

    const Contest& state() const { return contest_; }
    const Events& events() const { return events_; }
    /// What came of the last command; empty after a refusal and after a repeated message.
    const Events& outcome() const { return outcome_; }
    Time now() const { return now_; }

    /// Sets the clock to so long after the opening; never backwards.
    void at(Millis since_opening);
    /// Lets time pass; the contest wakes by itself where it wants to.
    void pass(Millis time);

    /// Decides and applies; none: done, or known already.
    std::optional<Refusal> play(const Command& command);

    /// Throws the state away and makes it anew from the events, as a restart does. False: the
    /// new state is not the old one.
    bool restart();

    /// Commands that must succeed.
    ContestantId join(DivisionIndex division = DivisionIndex{0}, bool team = false);
    void must(const Command& command);
    /// Goes on, by the host and by time, until the contest stands in `phase`.
    void advance_to(Phase phase);

    /// An answer to the showing in view that comes in now, with a key of its own.
    SubmitAnswer answer_of(ContestantId contestant, const Answer& answer);
    std::optional<Refusal> answer(ContestantId contestant, const Answer& answer);
    /// The points of a contestant's recorded answer to the showing in view.
    std::int32_t points_of(ContestantId contestant) const;

    ClientKey next_key();

private:
    void apply_all(Events events);

    Contest contest_;
    Events events_;
    Events outcome_;
    Time now_ = contest_opened_at;
    std::uint64_t keys_ = 0;
};

}  // namespace hoithi::test
