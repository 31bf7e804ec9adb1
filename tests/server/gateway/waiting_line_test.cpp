#include "server/gateway/waiting_line.hpp"

#include <chrono>
#include <map>
#include <random>

#include <gmock/gmock.h>

namespace hoithi::gateway {
namespace {

using namespace std::chrono_literals;
using protocol::Waiting;
using testing::ElementsAre;
using testing::IsEmpty;

const WaitingLine::Clock::time_point start = WaitingLine::Clock::time_point{} + 1h;

bus::Knock newcomer(std::uint32_t number) { return {{net::connection_id(number, 1)}, {}}; }

bus::Knock returning(std::uint32_t number) {
    bus::Knock knock = newcomer(number);
    knock.hello.resumes = true;
    return knock;
}

/// A line whose rate has been used up at `start`.
class Line : public testing::Test {
protected:
    explicit Line(std::uint32_t per_second = 100) : line(per_second) {
        while (line.lets_pass(start)) ++passed_at_once;
    }

    /// Everybody whose turn has come, in order.
    std::vector<std::uint32_t> admitted(WaitingLine::Clock::time_point now) {
        std::vector<std::uint32_t> numbers;
        while (const auto knock = line.next(now))
            numbers.push_back(net::slot_of(knock->connection.socket));
        return numbers;
    }

    /// Who is told which place.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> told(
        WaitingLine::Clock::time_point now, std::size_t most = 1000
    ) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
        for (const auto& notice : line.notices(now, most)) {
            places.emplace_back(net::slot_of(notice.connection), notice.waiting.place);
        }
        return places;
    }

    WaitingLine line;
    int passed_at_once = 0;
};

class SlowLine : public Line {
protected:
    SlowLine() : Line(1) {}
};

TEST_F(Line, AQuarterOfASecondsWorthPassesAtOnce) { EXPECT_EQ(passed_at_once, 25); }

TEST_F(SlowLine, AtLeastOnePassesAtOnce) { EXPECT_EQ(passed_at_once, 1); }

TEST_F(Line, FirstComeFirstServedAtTheRate) {
    for (std::uint32_t number = 0; number < 5; ++number) line.enter(newcomer(number), start);
    EXPECT_THAT(admitted(start + 9ms), IsEmpty());
    EXPECT_THAT(admitted(start + 11ms), ElementsAre(0));
    EXPECT_THAT(admitted(start + 19ms), IsEmpty());
    EXPECT_THAT(admitted(start + 41ms), ElementsAre(1, 2, 3));
    EXPECT_EQ(line.size(), 1U);
    EXPECT_THAT(admitted(start + 1s), ElementsAre(4));
    EXPECT_THAT(admitted(start + 2s), IsEmpty());
}

TEST_F(Line, NobodyPassesThoseWhoWait) {
    line.enter(newcomer(0), start);
    EXPECT_FALSE(line.lets_pass(start + 1s));
    EXPECT_THAT(admitted(start + 1s), ElementsAre(0));
    EXPECT_TRUE(line.lets_pass(start + 1s));
}

TEST_F(Line, WhoWasInStandsBeforeWhoIsNew) {
    line.enter(newcomer(0), start);
    line.enter(returning(1), start);
    line.enter(newcomer(2), start);
    line.enter(returning(3), start);
    EXPECT_THAT(admitted(start + 40ms), ElementsAre(1, 3, 0, 2));
}

TEST_F(Line, AKnockKeepsWhatItSaid) {
    bus::Knock knock = newcomer(0);
    knock.hello.code = "482915";
    line.enter(std::move(knock), start);
    EXPECT_EQ(line.next(start + 11ms)->hello.code, "482915");
}

TEST_F(Line, OnlyALongWaitIsToldAtOnce) {
    std::map<std::uint32_t, std::optional<Waiting>> places;
    for (std::uint32_t number = 0; number < 150; ++number) {
        places[number] = line.enter(newcomer(number), start);
    }
    EXPECT_EQ(places[19], std::nullopt);
    EXPECT_EQ(places[20], (Waiting{21, 1}));
    EXPECT_EQ(places[99], (Waiting{100, 1}));
    EXPECT_EQ(places[100], (Waiting{101, 2}));
    EXPECT_EQ(line.enter(returning(150), start), std::nullopt) << "first in its part";
    EXPECT_EQ(line.enter(newcomer(151), start), (Waiting{152, 2}));
}

TEST_F(SlowLine, EverybodyIsToldOnceASecond) {
    line.enter(newcomer(0), start);
    line.enter(newcomer(1), start);
    line.enter(returning(2), start);
    EXPECT_THAT(told(start + 10ms), IsEmpty()) << "they have just been told";
    EXPECT_THAT(
        told(start + 1010ms), ElementsAre(std::pair(2, 1), std::pair(0, 2), std::pair(1, 3))
    );
    EXPECT_THAT(told(start + 1500ms), IsEmpty());
    EXPECT_THAT(admitted(start + 1600ms), ElementsAre(2));
    EXPECT_THAT(told(start + 2010ms), ElementsAre(std::pair(0, 1), std::pair(1, 2)));
}

TEST_F(SlowLine, PlacesAreToldInSlices) {
    for (std::uint32_t number = 0; number < 5; ++number) line.enter(newcomer(number), start);
    told(start);
    EXPECT_THAT(told(start + 1s, 2), ElementsAre(std::pair(0, 1), std::pair(1, 2)));
    line.leave(net::connection_id(0, 1));
    line.leave(net::connection_id(3, 1));
    line.enter(returning(5), start + 1s);
    EXPECT_THAT(told(start + 1s, 2), ElementsAre(std::pair(2, 3), std::pair(4, 4)))
        << "places are those of now";
    EXPECT_THAT(told(start + 1s, 2), IsEmpty());
}

TEST_F(Line, WhoLeavesIsNoLongerThere) {
    for (std::uint32_t number = 0; number < 4; ++number) line.enter(newcomer(number), start);
    line.leave(net::connection_id(0, 1));
    line.leave(net::connection_id(2, 1));
    line.leave(net::connection_id(2, 1));
    line.leave(net::connection_id(77, 1));
    EXPECT_EQ(line.size(), 2U);
    EXPECT_THAT(admitted(start + 1s), ElementsAre(1, 3));
    line.enter(newcomer(0), start + 1s);
    EXPECT_THAT(admitted(start + 2s), ElementsAre(0)) << "and may come again";
}

// Whatever comes and goes between two slices, a place told is the number of those before, plus one.
TEST_F(SlowLine, EveryPlaceToldIsTrue) {
    std::mt19937 random(7);
    std::vector<std::uint32_t> inside[2];  // returning, newcomers; in order
    std::uint32_t next = 0;
    std::size_t checked = 0;
    for (int step = 0; step < 4000; ++step) {
        const auto now = start + step * 50ms;
        auto& part = inside[random() % 2];
        const bool is_returning = &part == &inside[0];
        if (random() % 3 > 0) {
            line.enter(is_returning ? returning(next) : newcomer(next), now);
            part.push_back(next++);
        } else if (!part.empty()) {
            const auto gone = part.begin() + static_cast<std::ptrdiff_t>(random() % part.size());
            line.leave(net::connection_id(*gone, 1));
            part.erase(gone);
        }
        for (const std::uint32_t number : admitted(now)) {
            auto& first = inside[0].empty() ? inside[1] : inside[0];
            ASSERT_EQ(number, first.front());
            first.erase(first.begin());
        }
        std::vector<std::uint32_t> order = inside[0];
        order.insert(order.end(), inside[1].begin(), inside[1].end());
        for (const auto& [number, place] : told(now, 3)) {
            ASSERT_LE(place, order.size());
            ASSERT_EQ(order[place - 1], number) << "in step " << step;
            ++checked;
        }
    }
    EXPECT_GT(checked, 1000U);
}

}  // namespace
}  // namespace hoithi::gateway
