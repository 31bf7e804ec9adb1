#include <map>
#include <random>

#include <gmock/gmock.h>

#include "engine/finale.hpp"
#include "tests/server/host/host_world.hpp"

namespace hoithi::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;

/// What everybody is told of themselves beside what they see of all.
class Telling : public testing::Test {
protected:
    void open(const ContestDefinition& definition) {
        world.open(definition);
        host = world.come(bus::Role::host);
        for (const char* name : {"An", "Bình", "Chi"}) people.push_back(world.join(name));
    }
    /// The reason of its refusal; empty if it was done.
    std::string act(Command command) {
        const std::size_t before = world.heard(host, "refused").size();
        world.act(host, std::move(command));
        world.settle();
        const auto refused = world.heard(host, "refused");
        return refused.size() > before ? refused.back()["reason"].get<std::string>() : "";
    }
    void answer(std::size_t who, std::size_t option) {
        const Hall::Guest& guest = world.hall.guest(people[who]);
        if (!guest.contestant || guest.sent_away) return;
        world.answer(people[who], OptionSet::of(option), world.new_key());
        world.settle();
    }
    void close() {
        if (!act(CloseQuestion{}).empty()) return;
        world.until_phase(Phase::closed);
    }

    /// Whoever sees a board, on the stage or in public, stands on it as they last heard of
    /// themselves. In a reveal they know more than the public board, which is of before. While the
    /// places are veiled nobody is told their own, and the public board stands still.
    void expect_agreement(const std::string& after) {
        json in_public = json::array();
        for (const std::string& row : world.board({world.contest().row().id}).rows) {
            in_public.push_back(json::parse(row));
        }
        for (const ConnectionId one : people) {
            const Hall::Guest& guest = world.hall.guest(one);
            if (!guest.contestant || guest.sent_away) continue;
            const json me = world.last(one, "me");
            const json boards = world.last(one, "view")["boards"];
            if (veiled(world.state())) {
                EXPECT_TRUE(me["place"].is_null()) << after;
                continue;
            }
            if (!boards.is_null()) {
                expect_row(boards[0]["rows"], *guest.contestant, me, after + ", on the stage");
            }
            if (world.state().phase == Phase::reveal) continue;
            expect_row(in_public, *guest.contestant, me, after + ", in public");
        }
    }
    static void expect_row(
        const json& rows, ContestantId who, const json& me, const std::string& after
    ) {
        for (const json& row : rows) {
            if (row["contestant"] != index(who)) continue;
            EXPECT_EQ(row["place"], me["place"]) << after << ", contestant " << index(who);
            EXPECT_EQ(row["points"], me["points"]) << after << ", contestant " << index(who);
            EXPECT_EQ(row["correct"], me["correct"]) << after << ", contestant " << index(who);
            return;
        }
        EXPECT_TRUE(me["place"].is_null()) << after << ", contestant " << index(who);
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
    ConnectionId host{};
    std::vector<ConnectionId> people;
};

TEST_F(Telling, ACorrectionWhileAQuestionIsOpenReachesEverybodyAtOnce) {
    open(sample_definition(2));
    act(Start{});
    world.until_phase(Phase::open);
    answer(0, 0);
    close();
    act(Advance{});
    act(Advance{});
    act(Advance{});
    world.until_phase(Phase::open);
    act(VoidQuestion{ShowingId{1}, "two are right"});
    EXPECT_EQ(world.last(people[0], "me")["points"], 0);
    EXPECT_TRUE(world.last(people[0], "me")["result"].is_null());
    act(Skip{});
    ASSERT_EQ(world.state().phase, Phase::board);
    expect_agreement("the skip of the last question");
}

TEST_F(Telling, OnceForEachChangeOfPlacesAndNoMore) {
    open(sample_definition(2));
    const auto told = [this] { return world.heard(people[1], "me").size(); };
    act(Remove{ContestantId{2}});
    act(Reinstate{ContestantId{2}});
    act(Start{});
    world.until_phase(Phase::open);
    answer(0, 0);
    close();
    EXPECT_EQ(told(), 1U) << "on joining; there are no places yet";
    act(Advance{});
    EXPECT_EQ(told(), 2U) << "the reveal";
    act(Advance{});
    act(Lock{});
    EXPECT_EQ(told(), 2U) << "the board, and nothing else";
    act(Remove{ContestantId{2}});
    EXPECT_EQ(told(), 3U);
    act(ChangeKey{ShowingId{1}, Key{OptionSet::of(1), 0, 0, {}, {}}, "misprint", {}});
    EXPECT_EQ(told(), 4U);
    act(End{});
    EXPECT_EQ(told(), 5U);
}

/// Draws what a host and a room may do next; the same seed draws alike.
class Walk : public Telling, public testing::WithParamInterface<unsigned> {
protected:
    std::size_t below(std::size_t bound) { return random() % bound; }
    ShowingId some_showing() {
        const auto shown = world.state().showings.size();
        return ShowingId{static_cast<std::uint32_t>(1 + below(shown + 1))};
    }
    ContestantId somebody() { return ContestantId{static_cast<std::uint32_t>(below(6))}; }

    std::string step() {
        switch (below(13)) {
            case 0:
            case 1:
            case 2:
            case 3:
                act(Advance{});
                if (world.state().phase == Phase::lead_in) world.until_phase(Phase::open);
                return "next";
            case 4:
                close();
                return "close";
            case 5:
            case 6:
                if (world.state().phase == Phase::open) answer(below(people.size()), below(3));
                return "answer";
            case 7:
                return "void " + act(VoidQuestion{some_showing(), "why"});
            case 8:
                return "restore " + act(RestoreQuestion{some_showing(), "why"});
            case 9: {
                const Key key{OptionSet::of(below(3)), 0, 0, {}, {}};
                return "change_key " + act(ChangeKey{some_showing(), key, "why", {}});
            }
            case 10:
                return "remove " + act(Remove{somebody()});
            case 11:
                return "reinstate " + act(Reinstate{somebody()});
            default:
                return other_step();
        }
    }
    std::string other_step() {
        switch (below(4)) {
            case 0:
                if (people.size() < 6) {
                    people.push_back(world.join("Guest " + std::to_string(people.size())));
                }
                return "join";
            case 1:
                act(Skip{});
                if (world.state().phase == Phase::lead_in) world.until_phase(Phase::open);
                return "skip";
            case 2:
                for (ConnectionId& one : people) come_back(one);
                return "come back";
            default:
                return "lock " + act(Lock{});
        }
    }
    void come_back(ConnectionId& one) {
        if (world.last(one, "welcome").is_null()) return;
        const bool here = !world.hall.guest(one).sent_away;
        const ConnectionId again = world.come_back(one);
        if (!world.hall.guest(again).admitted) return;
        if (here) world.leave(one);
        one = again;
    }

    std::mt19937 random{GetParam()};
};

TEST_P(Walk, NobodysOwnWordsContradictABoard) {
    open(sample_definition(6));
    act(Start{});
    world.until_phase(Phase::open);
    for (int i = 0; i < 120 && !HasFailure(); ++i) {
        const std::string did = step();
        expect_agreement("step " + std::to_string(i) + ", " + did);
    }
    act(End{});
    expect_agreement("the end");
    HostWorld::let_pass(Advance::settling);
    act(Unveil{3});
    expect_agreement("the finale");
}

INSTANTIATE_TEST_SUITE_P(Seeds, Walk, testing::Range(1U, 7U));

}  // namespace
}  // namespace hoithi::test
