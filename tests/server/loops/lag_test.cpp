#include <future>
#include <thread>

#include <gtest/gtest.h>
#include <boost/asio/post.hpp>

#include "server/loops/event_loop.hpp"
#include "server/loops/lag_meter.hpp"
#include "server/loops/loop_lag.hpp"
#include "server/loops/snapshot.hpp"

namespace hoithi::loops {
namespace {

using namespace std::chrono_literals;

constexpr LagMeter::Clock::time_point start{1h};

TEST(LagMeter, CountsHowLateTicksCome) {
    LagMeter meter(start);
    meter.tick(start + 1500us);
    EXPECT_EQ(meter.due(), start + 1500us + LagMeter::period);
    meter.tick(meter.due());
    const LagStats stats = meter.stats(meter.due());
    EXPECT_EQ(stats.lag.count(), 2U);
    EXPECT_EQ(stats.lag.sum_us(), 1500);
    EXPECT_EQ(stats.worst, 1500us);
}

TEST(LagMeter, ForgetsTheWorstAfterTenSeconds) {
    LagMeter meter(start);
    meter.tick(start + 80ms);
    for (int i = 0; i < 99; ++i) meter.tick(meter.due() + 1ms);
    EXPECT_EQ(meter.stats(meter.due()).worst, 80ms);
    meter.tick(meter.due() + 1ms);
    EXPECT_EQ(meter.stats(meter.due()).worst, 1ms);
    EXPECT_EQ(meter.stats(meter.due()).lag.count(), 101U) << "the histogram forgets nothing";
}

TEST(LagMeter, ShowsATickThatDoesNotCome) {
    const LagMeter meter(start);
    EXPECT_EQ(meter.stats(start - 1s).worst, 0s);
    EXPECT_EQ(meter.stats(start + 7s).worst, 7s);
}

TEST(LoopLag, TicksUntilStopped) {
    boost::asio::io_context loop{1};
    LoopLag lag(loop);
    while (lag.stats().lag.count() < 2) loop.run_one();
    lag.stop();
    EXPECT_GE(loop.run(), 1U);
    EXPECT_EQ(lag.stats().lag.count(), 2U);
}

TEST(LoopLag, ALoopThatStandsStillIsSeenFromOutside) {
    boost::asio::io_context loop{1};
    LoopLag lag(loop);
    // Nobody runs the loop.
    while (lag.stats().worst < 50ms) continue;
    EXPECT_EQ(lag.stats().lag.count(), 0U);
    loop.run_one();
    EXPECT_EQ(lag.stats().lag.count(), 1U);
    EXPECT_GE(lag.stats().lag.sum_us(), 50'000);
}

TEST(Snapshot, IsReadByOtherThreads) {
    EventLoop loop("loop", [](const std::exception_ptr&) { ADD_FAILURE(); });
    int taken = 0;
    std::promise<void> again;
    Snapshot<int> snapshot(loop.context(), [&] {
        if (++taken == 2) again.set_value();
        return taken;
    });
    EXPECT_EQ(snapshot.latest(), 1);
    loop.start();
    again.get_future().wait();
    while (snapshot.latest() < 2) std::this_thread::yield();
    boost::asio::post(loop.context(), [&] {
        snapshot.stop();
        loop.release();
    });
    loop.join();
    EXPECT_EQ(snapshot.latest(), taken);
}

}  // namespace
}  // namespace hoithi::loops
