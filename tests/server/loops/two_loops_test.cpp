#include <algorithm>

#include "tests/server/loops/two_loops.hpp"

namespace hoithi::test {
namespace {

using Guests = std::vector<std::shared_ptr<Guest>>;
using GuestPtr = std::shared_ptr<Guest>;

auto has(const std::string& type, std::size_t times = 1) {
    return [type, times](const GuestPtr& guest) { return guest->count(type) >= times; };
}
auto is_in_phase(const std::string& phase) {
    return [phase](const GuestPtr& guest) { return guest->in_phase(phase); };
}
auto has_points(int points) {
    return [points](const GuestPtr& guest) {
        const nlohmann::json me = guest->last("me");
        return !me.is_null() && me["points"] == points;
    };
}
bool is_replaced(const GuestPtr& guest) { return guest->closed == 4409; }

class Contest50 : public TwoLoops {
protected:
    void everybody_joins() {
        for (int i = 0; i < 50; ++i) contestants.push_back(knock());
        until_all(contestants, has("contest"));
        for (const auto& guest : contestants) join(*guest);
        until_all(contestants, has("me"));
    }
    /// Opens a question, everybody answers it right, and it is revealed.
    void play_a_question(const char* opening) {
        act(*host_, opening);
        until_all(contestants, is_in_phase("open"));
        const std::size_t before = contestants.front()->count("recorded");
        for (const auto& guest : contestants) answer(*guest, 0);
        until_all(contestants, has("recorded", before + 1));
        act(*host_, "close");
        until_all(contestants, is_in_phase("closed"));
        act(*host_, "next");
        until_all(contestants, is_in_phase("reveal"));
    }
    void expect_room(int online, int away) {
        until([&] {
            const Json room = host_->last("room");
            return room["online"] == online && room["quality"]["away"] == away;
        });
    }
    std::uint64_t sockets_on_first() {
        return on(first, [this] { return near_port.stats().sockets_open; });
    }
    std::uint64_t sockets_on_second() {
        return on(second, [this] { return far_port.stats().sockets_open; });
    }
    std::uint64_t sockets() { return sockets_on_first() + sockets_on_second(); }

    GuestPtr host_ = host();
    Guests contestants;
};

TEST_F(Contest50, IsOneContestOverBothLoops) {
    everybody_joins();
    EXPECT_GT(sockets_on_first(), 0U);
    EXPECT_GT(sockets_on_second(), 0U);
    EXPECT_EQ(sockets(), 51U);
    play_a_question("start");
    until_all(contestants, has_points(1000));
    for (const auto& guest : contestants) EXPECT_EQ(guest->count("recorded"), 1U);
    expect_room(50, 0);
}

TEST_F(Contest50, GoesOnForThoseWhoComeBackElsewhere) {
    everybody_joins();
    play_a_question("start");
    until_all(contestants, has_points(1000));
    const Guests older = std::exchange(contestants, {});
    for (const auto& guest : older) contestants.push_back(knock_again(guest->last("welcome")));
    until_all(contestants, has("me"));
    until_all(contestants, has_points(1000));
    until_all(older, is_replaced);
    act(*host_, "next");
    until_all(contestants, is_in_phase("board"));
    play_a_question("next");
    until_all(contestants, has_points(2000));
    until([&] { return sockets() == 51; });
    expect_room(50, 0);
}

// Whichever of the connections was let in last is the contestant's; news of the others' ends comes
// from two loops in any order.
TEST_F(Contest50, ManyConnectionsOfOneContestantLeaveOne) {
    const auto an = knock();
    until_all(Guests{an}, has("contest"));
    join(*an);
    until_all(Guests{an}, has("me"));
    Guests all{an};
    for (int i = 0; i < 40; ++i) all.push_back(knock_again(an->last("welcome")));
    until([&] { return std::ranges::count_if(all, is_replaced) == 40; });
    const auto here = *std::ranges::find_if_not(all, is_replaced);
    contestants = {here};
    play_a_question("start");
    until_all(contestants, has_points(1000));
    expect_room(1, 0);
}

TEST_F(Contest50, WhoIsRemovedWhileComingBackIsGone) {
    const auto an = knock();
    until_all(Guests{an}, has("contest"));
    join(*an);
    until_all(Guests{an}, has("me"));
    Guests all{an};
    for (int i = 0; i < 10; ++i) all.push_back(knock_again(an->last("welcome")));
    host_->say({{"t", "do"}, {"n", 1}, {"act", "remove"}, {"contestant", 0}});
    for (int i = 0; i < 10; ++i) all.push_back(knock_again(an->last("welcome")));
    until_all(all, [](const GuestPtr& guest) { return guest->closed != 0; });
    EXPECT_GE(
        std::ranges::count(all, 4410, [](const GuestPtr& guest) { return guest->closed; }), 1
    );
    until([&] { return sockets() == 1; });
}

}  // namespace
}  // namespace hoithi::test
