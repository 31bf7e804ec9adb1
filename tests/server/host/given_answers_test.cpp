#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

// What hosts read of the answers to a question with a number or a text.

namespace hoithi::test {
namespace {

using nlohmann::json;
using testing::IsEmpty;

constexpr ShowingId shown{1};

/// A contest of one question, and a host who asks what people answered to it.
class GivenAnswers : public testing::Test {
protected:
    void ask_people(const std::string& question, int people) {
        ContestDefinition definition = sample_definition(1);
        definition.rounds[0].bank = question == "q1" ? "bank" : "typed";
        definition.rounds[0].draws.clear();
        definition.rounds[0].questions = {question};
        definition.rounds[0].spares = 0;
        world.open(definition);
        host = world.come(bus::Role::host);
        stage = world.come(bus::Role::stage);
        for (int i = 0; i < people; ++i) {
            contestants.push_back(world.newcomer("Người " + std::to_string(i), world.new_key()));
        }
        world.settle();
        do_it(Start{});
        world.until_phase(Phase::open);
    }

    /// As their page sends it; does not wait.
    void give(std::size_t who, const char* field, const json& value) {
        std::string id = std::to_string(++given_);
        id.insert(0, 32 - id.size(), '0');
        const json message{{"t", "answer"}, {"id", id}, {"q", 1}, {field, value}};
        auto answer = std::get<protocol::AnswerMessage>(*protocol::decode(message.dump())).answer;
        answer.contestant = world.hall.guest(contestants[who]).contestant.value();
        answer.journey.received_at = world.now();
        world.desk.request(
            bus::ContestSlot{0},
            bus::ContestantCommand{contestants[who], answer.contestant, std::move(answer)}
        );
    }
    void type(std::size_t who, const std::string& text) { give(who, "text", text); }
    void say(std::size_t who, std::int64_t number) { give(who, "number", number); }
    void do_it(Command command) {
        world.act(host, std::move(command));
        world.settle();
    }
    void reveal() {
        world.settle();
        do_it(CloseQuestion{});
        world.until_phase(Phase::closed);
        do_it(Advance{});
    }

    json asked(ShowingId question, const std::string& reply) {
        world.desk.request(
            bus::ContestSlot{0}, bus::HostQuestion{host, protocol::AnswersRequest{8, question}}
        );
        world.settle();
        return world.last(host, reply);
    }
    json answers() { return asked(shown, "answers"); }
    std::string refusal(ShowingId question) {
        const json refused = asked(question, "refused");
        EXPECT_EQ(refused["for"], "answers");
        EXPECT_EQ(refused["n"], 8);
        return refused["reason"];
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};
    ConnectionId host{};
    ConnectionId stage{};
    std::vector<ConnectionId> contestants;

private:
    int given_ = 0;
};

json row(const char* kind, const json& answer, int people, bool right) {
    return {{kind, answer}, {"people", people}, {"right", right}};
}

TEST_F(GivenAnswers, OfATextAreOneForAllSpellingsThatAreAlikeAndTheMostGivenComesFirst) {
    ask_people("text", 6);
    const std::vector<std::string> given{"Huế", "Hà Nội", "HÀ NỘI", "hà  nội", "Sài Gòn", "Huế"};
    for (std::size_t i = 0; i < given.size(); ++i) type(i, given[i]);
    reveal();
    EXPECT_EQ(
        answers(),
        (json{
            {"t", "answers"},
            {"n", 8},
            {"q", 1},
            {"total", 3},
            {"rows",
             {row("text", "Hà Nội", 3, true),
              row("text", "Huế", 2, false),
              row("text", "Sài Gòn", 1, false)}}})
    );
}

TEST_F(GivenAnswers, OfANumberAreRightWithinTheTolerance) {
    ask_people("number", 4);
    for (const auto& [who, value] : {std::pair{0U, 12}, {1U, 15}, {2U, 13}, {3U, 12}}) {
        say(who, value);
    }
    reveal();
    EXPECT_EQ(
        answers()["rows"],
        (json{row("number", 12, 2, true), row("number", 13, 1, true), row("number", 15, 1, false)})
    );
}

TEST_F(GivenAnswers, OfTheRemovedAreLeftOutUntilTheyAreBack) {
    ask_people("text", 3);
    for (std::size_t who = 0; who < 3; ++who) type(who, who == 2 ? "Hà Nội" : "Huế");
    reveal();
    do_it(Remove{ContestantId{2}});
    EXPECT_EQ(answers()["rows"], json{row("text", "Huế", 2, false)});
    do_it(Remove{ContestantId{0}});
    EXPECT_EQ(answers()["rows"], json{row("text", "Huế", 1, false)});
    do_it(Reinstate{ContestantId{2}});
    EXPECT_EQ(answers()["total"], 2);
}

TEST_F(GivenAnswers, OfMoreThanAHundredDifferentOnesTheRestAreOnlyCounted) {
    constexpr int people = 102;
    ask_people("number", people);
    for (int i = 0; i < people; ++i) {
        say(static_cast<std::size_t>(i), i == people - 1 ? 1000 : 1000 + i);
    }
    reveal();
    const json page = answers();
    EXPECT_EQ(page["total"], 101);
    EXPECT_EQ(page["rows"].size(), 100U);
    EXPECT_EQ(page["rows"][0], row("number", 1000, 2, false));
}

TEST_F(GivenAnswers, OfChoicesAndOfQuestionsThatNobodyWasAskedThereAreNone) {
    ask_people("q1", 1);
    EXPECT_EQ(refusal(shown), "wrong_kind");
    EXPECT_EQ(refusal(ShowingId{2}), "unknown_question");
    EXPECT_EQ(refusal(ShowingId{0}), "unknown_question");
}

TEST_F(GivenAnswers, AreThereWhileTheQuestionIsOpenForTheHostAlone) {
    ask_people("text", 1);
    type(0, "Huế");
    EXPECT_EQ(answers()["total"], 1);
    EXPECT_THAT(world.heard(stage, "answers"), IsEmpty());
    reveal();
    answers();
    EXPECT_EQ(world.heard(stage, "answers").size(), 1U) << "of its own, at the reveal";
    EXPECT_THAT(world.heard(contestants[0], "answers"), IsEmpty());
}

TEST_F(GivenAnswers, AnAcceptedOneIsRightAndBringsItsPoints) {
    ask_people("text", 2);
    type(0, "Hà Nội");
    type(1, "Thăng Long");
    reveal();
    EXPECT_EQ(world.last(contestants[1], "me")["points"], 0);
    const json act{
        {"t", "do"},
        {"n", 9},
        {"act", "change_key"},
        {"q", 1},
        {"texts", {"Hà Nội", answers()["rows"][1]["text"]}},
        {"reason", "Tên cũ cũng đúng."}};
    do_it(std::get<protocol::HostAct>(*protocol::decode(act.dump())).command);
    const json now = answers();
    for (const json& given : now["rows"]) EXPECT_EQ(given["right"], true) << given;
    EXPECT_EQ(world.last(contestants[1], "me")["points"], 1000);
    EXPECT_EQ(world.last(contestants[0], "me")["points"], 1000);
}

}  // namespace
}  // namespace hoithi::test
