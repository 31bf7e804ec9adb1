#include "server/host/wake_timer.hpp"

#include <gtest/gtest.h>

#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"

namespace hoithi::host {
namespace {

/// A clock that goes on while the loop does not turn.
ServerClock::Steady::duration passed_by{};
ServerClock::Steady::time_point steady_now() { return ServerClock::Steady::now() + passed_by; }

/// The timer of a contest whose question is at its end, the grace included.
class WakeTimerAtTheEnd : public testing::Test {
protected:
    static Contest open_contest() {
        test::ContestBuilder builder;
        builder.definition.grace = Millis{0};
        builder.questions(1);
        test::PlayedContest played(builder.setup());
        played.advance_to(Phase::open);
        return played.state();
    }

    void SetUp() override { contest.showings.back().closes_at = clock.now(); }

    boost::asio::io_context loop;
    ServerClock clock{Time{0}, steady_now};
    Contest contest = open_contest();
    int woken = 0;
    WakeTimer timer{loop, clock, contest, [this] {
                        ++woken;
                        contest.phase = Phase::closed;
                    }};
};

TEST_F(WakeTimerAtTheEnd, ALoopThatComesLateReadsFirstWhatCameInBefore) {
    timer.set();
    passed_by += Millis{100};
    loop.run_one();
    EXPECT_EQ(woken, 0);
    loop.run_one();
    EXPECT_EQ(woken, 1);
}

TEST_F(WakeTimerAtTheEnd, SoItDoesAfterAnOutage) {
    timer.came_late(Millis{100});
    timer.set();
    const Time due = clock.now() + Millis{100};
    loop.run();
    EXPECT_EQ(woken, 1);
    EXPECT_GE(clock.now(), due);
}

TEST_F(WakeTimerAtTheEnd, IsNotPutOffForEver) {
    timer.set();
    for (int turns = 0; woken == 0 && turns < 10; ++turns) {
        passed_by += Millis{50};
        loop.run_one();
    }
    EXPECT_EQ(woken, 1);
}

}  // namespace
}  // namespace hoithi::host
