#include "tests/load/room.hpp"

#include <gtest/gtest.h>

// What a room must find in a faulty server's words. No socket is open: the words are put into its
// ear, and what it says goes nowhere.

namespace hoithi::load {
namespace {

using Json = nlohmann::json;

class RoomTest : public testing::Test {
protected:
    static constexpr std::uint32_t size = 2;
    static constexpr std::uint32_t host = size;

    RoomTest() {
        for (std::uint32_t who = 0; who < size; ++who) {
            Contestant& contestant = room.contestants()[who];
            contestant.stage = Contestant::Stage::joined;
            contestant.id = welcome(who).at("contestant");
            contestant.token = welcome(who).at("token");
        }
        room.begin();
    }

    static Json welcome(std::uint32_t who) {
        return {
            {"t", "welcome"}, {"contestant", who + 10}, {"token", "token " + std::to_string(who)}};
    }
    static Json personal(std::int64_t points) {
        return {{"t", "me"}, {"points", points}, {"answer", nullptr}, {"result", nullptr}};
    }
    static Json view(std::uint64_t version, const char* phase) {
        return {
            {"t", "view"},
            {"v", version},
            {"now", 1000 + version},
            {"phase", phase},
            {"question", {{"q", 1}, {"kind", "single"}, {"options", {"A", "B"}}}},
            {"reveal", nullptr}};
    }
    static Json revealed(std::uint64_t version) {
        Json json = view(version, "reveal");
        json["reveal"] = {{"key", {1}}, {"counts", {1, 1}}, {"answered", 2}, {"right", 1}};
        return json;
    }
    static Json result(bool right, std::int64_t points, std::int64_t in_all) {
        Json json = personal(in_all);
        json["result"] = {{"q", 1}, {"right", right}, {"points", points}, {"elapsed", 700}};
        return json;
    }
    Json recorded(std::uint32_t who) {
        const std::string& id = room.contestants()[who].answer.id;
        return {{"t", "recorded"}, {"id", id}, {"q", 1}, {"elapsed", 700}};
    }

    void say(std::uint32_t who, const Json& message) {
        // As the server has it: the type comes first.
        std::string text = R"({"t":)" + message.at("t").dump();
        for (const auto& [name, value] : message.items()) {
            if (name != "t") text += ",\"" + name + "\":" + value.dump();
        }
        ears.on_text(who, Clock::now(), text + "}");
    }
    void say_to_all(const Json& message) {
        for (std::uint32_t who = 0; who < size; ++who) say(who, message);
    }
    /// Both answer, one rightly, and have their receipts.
    void play_to_recorded() {
        say_to_all(view(1, "open"));
        room.expect("open", 1);
        for (std::uint32_t who = 0; who < size; ++who) {
            room.answer(who, Choice{{who}, {}, "\"options\":[" + std::to_string(who) + "]"});
            say(who, recorded(who));
        }
        room.turn();
        ASSERT_EQ(room.recorded(), size);
    }
    std::string found() const {
        return violations.kept().empty() ? std::string{} : violations.kept().front();
    }

    Violations violations;
    Room room{endpoint_of("ws://127.0.0.1:1/ws"), size, {"contest", "secret", "code"}, violations};
    CrowdListener& ears = room;
};

TEST_F(RoomTest, FindsNothingInAFaultlessQuestion) {
    play_to_recorded();
    say_to_all(revealed(2));
    say(0, result(false, 0, 0));
    say(1, result(true, 900, 900));
    room.expect("reveal", 1);
    room.turn();
    EXPECT_EQ(room.personal_results(1), size);
    EXPECT_EQ(found(), "");
}

TEST_F(RoomTest, FindsAMissedView) {
    say(0, view(1, "lead_in"));
    say(0, view(2, "open"));
    say(1, view(2, "open"));
    EXPECT_NE(found().find("another view than everybody's"), std::string::npos);
}

TEST_F(RoomTest, FindsAReceiptGivenTwice) {
    play_to_recorded();
    say(0, recorded(0));
    room.turn();
    EXPECT_NE(found().find("two receipts"), std::string::npos);
}

TEST_F(RoomTest, FindsANeighboursReceipt) {
    play_to_recorded();
    say(0, recorded(1));
    room.turn();
    EXPECT_NE(found().find("a receipt for another answer"), std::string::npos);
}

TEST_F(RoomTest, FindsAResultGivenTwice) {
    play_to_recorded();
    say_to_all(revealed(2));
    say(1, result(true, 900, 900));
    say(1, result(true, 900, 1800));
    room.turn();
    EXPECT_NE(found().find("marked twice"), std::string::npos);
}

TEST_F(RoomTest, FindsAWrongMark) {
    play_to_recorded();
    say_to_all(revealed(2));
    say(0, result(true, 900, 900));
    room.turn();
    EXPECT_NE(found().find("marked wrongly"), std::string::npos);
}

TEST_F(RoomTest, FindsPointsForAQuestionNotAnswered) {
    say_to_all(view(1, "open"));
    room.expect("open", 1);
    say_to_all(revealed(2));
    say(0, result(false, 5, 5));
    room.turn();
    EXPECT_NE(found().find("a question not answered"), std::string::npos);
}

TEST_F(RoomTest, FindsALostConnection) {
    ears.on_closed(0, 4408, "slow");
    EXPECT_NE(found().find("lost its connection"), std::string::npos);
}

TEST_F(RoomTest, FindsAKeyToldToOneAlone) {
    play_to_recorded();
    Json message = personal(0);
    message["key"] = {1};
    say(0, message);
    room.turn();
    EXPECT_NE(found().find("learns a secret"), std::string::npos);
}

class ReturnTest : public RoomTest {
protected:
    ReturnTest() {
        play_to_recorded();
        room.drop(1);
        ears.on_open(1);
    }

    Json own_state() const {
        Json message = personal(0);
        message["answer"] = {{"q", 1}, {"options", {1}}};
        return message;
    }
    static Json clock(std::uint32_t who) { return {{"t", "clock"}, {"c", who}, {"s", 1000}}; }
    void snapshot(const Json& welcome, const Json& view, const Json& personal) {
        say(1, clock(1));
        say(1, Json{{"t", "contest"}});
        say(1, welcome);
        say(1, view);
        say(1, personal);
        room.turn();
    }
};

TEST_F(ReturnTest, EndsWithTheWholeSnapshot) {
    snapshot(welcome(1), view(7, "open"), own_state());
    room.wait_for_comebacks();
    EXPECT_EQ(found(), "");
    say_to_all(revealed(8));  // and goes on with what everybody gets
    room.expect("reveal", 1);
    EXPECT_EQ(found(), "");
}

TEST_F(ReturnTest, FindsTheClockOfAnother) {
    say(1, clock(0));
    room.turn();
    EXPECT_NE(found().find("another clock"), std::string::npos);
}

TEST_F(ReturnTest, FindsAClockTooMany) {
    say(1, clock(1));
    say(1, clock(1));
    room.turn();
    EXPECT_NE(found().find("a clock it did not ask for"), std::string::npos);
}

TEST_F(ReturnTest, FindsALostAnswer) {
    snapshot(welcome(1), view(7, "open"), personal(0));
    EXPECT_NE(found().find("its recorded answer is not in the snapshot"), std::string::npos);
}

TEST_F(ReturnTest, FindsAnotherPerson) {
    snapshot(welcome(0), view(7, "open"), own_state());
    EXPECT_NE(found().find("welcomed as another contestant"), std::string::npos);
}

TEST_F(ReturnTest, FindsAStaleView) {
    snapshot(welcome(1), view(0, "open"), own_state());
    EXPECT_NE(found().find("a snapshot of the past"), std::string::npos);
}

TEST_F(ReturnTest, FindsAnotherPhase) {
    snapshot(welcome(1), view(7, "closed"), own_state());
    EXPECT_NE(found().find("not what everybody sees"), std::string::npos);
}

TEST_F(ReturnTest, FindsAMissingPart) {
    say(1, Json{{"t", "contest"}});
    say(1, view(7, "open"));
    room.turn();
    EXPECT_NE(found().find("without its welcome"), std::string::npos);
}

TEST_F(ReturnTest, TriesAgainWhenTheConnectionBreaksButNotWhenRefused) {
    ears.on_closed(1, 1006, "lost");
    EXPECT_EQ(found(), "");
    EXPECT_EQ(room.tries_again(), 1U);
    ears.on_closed(1, 4401, "token or secret is not right");
    EXPECT_NE(found().find("lost its connection"), std::string::npos);
}

}  // namespace
}  // namespace hoithi::load
