#include "server/protocol/client_message.hpp"

#include <functional>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/fixtures.hpp"

namespace hoithi::protocol {
namespace {

using test::Fixture;
using test::fixture;

/// What the message of that name has been decoded to; the test fails if it is something else.
template <class Message>
Message decoded(const std::string& name) {
    const auto message = decode(fixture(name).dump());
    if (!message || !std::holds_alternative<Message>(*message)) {
        ADD_FAILURE() << name << ".json is not decoded to the message it shows";
        return {};
    }
    return std::get<Message>(*message);
}

/// The host's command in the message of that name.
template <class Act>
Act act(const std::string& name) {
    const auto message = decoded<HostAct>(name);
    EXPECT_EQ(message.number, fixture(name)["n"].get<std::uint32_t>()) << name;
    if (!std::holds_alternative<Act>(message.command)) {
        ADD_FAILURE() << name << ".json is not decoded to the command it shows";
        return {};
    }
    return std::get<Act>(message.command);
}

ProtocolError error_of(std::string_view text) {
    const auto message = decode(text);
    EXPECT_FALSE(message) << text << " was understood";
    return message ? ProtocolError::not_an_object : message.error();
}

bool understood(nlohmann::json message) { return decode(message.dump()).has_value(); }

TEST(ClientMessage, EveryFixtureOfAClientIsUnderstood) {
    int clients = 0;
    for (const Fixture& one : test::fixtures()) {
        if (one.from != "client") continue;
        ++clients;
        const auto message = decode(one.message.dump());
        ASSERT_TRUE(message) << one.name;
        EXPECT_FALSE(std::holds_alternative<OutsideLimits>(*message)) << one.name;
    }
    EXPECT_GE(clients, 20);
}

TEST(ClientMessage, NoServersMessageIsUnderstood) {
    for (const Fixture& one : test::fixtures()) {
        // These go to and fro under one name.
        const std::set<std::string> both_ways{"answers", "clock", "people", "seat"};
        if (one.from != "server" || both_ways.contains(one.message["t"])) continue;
        EXPECT_FALSE(decode(one.message.dump())) << one.name;
    }
}

TEST(ClientMessage, NamesAndSeats) {
    EXPECT_EQ(decoded<Hello>("hello_seat").seat, "K7M2Q9XD");
    EXPECT_FALSE(decoded<Hello>("hello_seat").resumes);
    EXPECT_EQ(decoded<Hello>("hello_from").from, "k3v9q2m7xa");
    EXPECT_TRUE(decoded<Hello>("hello_from").resumes);
    EXPECT_EQ(decoded<RenameMessage>("rename").name, "Nguyễn Thị Hoà");
    EXPECT_EQ(decoded<PeopleAct>("do_rename").name, "Nguyễn Thị Hoà");
    EXPECT_EQ(decoded<PeopleAct>("do_rename").contestant, ContestantId{17});
    EXPECT_FALSE(decoded<SoundMessage>("sound").on);
    EXPECT_EQ(decoded<SeatRequest>("seat_request").contestant, ContestantId{17});
    const auto places = decoded<PeopleRequest>("people_request_places");
    EXPECT_EQ(places.order, PeopleRequest::Order::place);
    EXPECT_EQ(places.who.division, "main");
}

TEST(ClientMessage, QuestionsBeforeACorrection) {
    EXPECT_EQ(decoded<AnswersRequest>("answers_request").showing, ShowingId{3});
    const auto trial = decoded<TryRequest>("try_change_key");
    EXPECT_EQ(trial.number, 9U);
    EXPECT_EQ(std::get<ChangeKey>(trial.correction).key.options, OptionSet(0b110));
    act<ShowAnswer>("do_show_answer");
    EXPECT_EQ(act<ChangeKey>("do_change_key").explanation, std::nullopt);
    EXPECT_EQ(act<ChangeKey>("do_change_key_explained").explanation, "Cả hai đều đúng.");
}

TEST(ClientMessage, HelloSaysWhoComes) {
    const auto contestant = decoded<Hello>("hello_contestant");
    EXPECT_EQ(contestant.as, Role::contestant);
    EXPECT_EQ(contestant.code, "482915");
    EXPECT_FALSE(contestant.resumes);

    const auto back = decoded<Hello>("hello_resume");
    EXPECT_EQ(back.as, Role::contestant);
    EXPECT_TRUE(back.resumes);
    EXPECT_EQ(back.contest, "k3v9q2m7xa");
    EXPECT_EQ(back.contestant, 17U);
    EXPECT_EQ(back.token, "8f3a6c0d1e2b4a5968778695a4b3c2d1");

    const auto stage = decoded<Hello>("hello_stage");
    EXPECT_EQ(stage.as, Role::stage);
    EXPECT_EQ(stage.contest, "k3v9q2m7xa");
    EXPECT_EQ(stage.secret, "c3d2e1f00f1e2d3c4b5a69788796a5b4");
    EXPECT_EQ(decoded<Hello>("hello_spectator").as, Role::spectator);
    const auto host = decoded<Hello>("hello_host");
    EXPECT_EQ(host.as, Role::host);
    EXPECT_EQ(host.secret, "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
}

TEST(ClientMessage, JoinHasAPerson) {
    const auto person = decoded<JoinRequest>("join");
    EXPECT_EQ(person.key, (ClientKey{0x5b0c7c1e9f3d4a6eU, 0x8b1f2c3d4e5f6071U}));
    EXPECT_EQ(person.name, "Nguyễn Thị Hoà");
    EXPECT_EQ(person.unit, "2025:15");
    EXPECT_EQ(person.division, "main");
    EXPECT_FALSE(person.team);

    const auto team = decoded<JoinRequest>("join_team");
    EXPECT_EQ(team.name, "Đội Lào Cai");
    EXPECT_TRUE(team.unit.empty());
    EXPECT_TRUE(team.team);
}

TEST(ClientMessage, AnswersOfEveryKind) {
    const SubmitAnswer one = decoded<AnswerMessage>("answer_options").answer;
    EXPECT_EQ(one.key, (ClientKey{0xc0ffee00c0ffee00U, 0xc0ffee00c0ffee00U}));
    EXPECT_EQ(one.showing, ShowingId{3});
    EXPECT_EQ(one.answer.options, OptionSet::of(1));

    OptionSet two;
    two.add(0);
    two.add(2);
    EXPECT_EQ(decoded<AnswerMessage>("answer_options_multiple").answer.answer.options, two);
    EXPECT_EQ(decoded<AnswerMessage>("answer_number").answer.answer.number, 48000);

    const SubmitAnswer text = decoded<AnswerMessage>("answer_text").answer;
    EXPECT_EQ(text.answer.text, "Hòa Bình");
    EXPECT_FALSE(text.answer.folded.empty());
    EXPECT_EQ(text.bare, "hoa binh");
}

TEST(ClientMessage, ClockAndPeople) {
    EXPECT_EQ(decoded<ClockRequest>("clock_request").client_time, 81234.5);
    const auto people = decoded<PeopleRequest>("people_request");
    EXPECT_EQ(people.who.find, "nguyen");
    EXPECT_EQ(people.who.only, PeopleFilter::Only::all);
    EXPECT_EQ(people.from, 0U);
    EXPECT_EQ(people.count, 50U);
    EXPECT_EQ(people.number, 3U);
}

TEST(ClientMessage, ActsOfTheHostThatSayNoMore) {
    const std::map<std::string, std::function<bool(const Command&)>> acts{
        {"do_start", [](const Command& c) { return std::holds_alternative<Start>(c); }},
        {"do_next", [](const Command& c) { return std::holds_alternative<Advance>(c); }},
        {"do_close", [](const Command& c) { return std::holds_alternative<CloseQuestion>(c); }},
        {"do_pause", [](const Command& c) { return std::holds_alternative<Pause>(c); }},
        {"do_resume", [](const Command& c) { return std::holds_alternative<Resume>(c); }},
        {"do_skip", [](const Command& c) { return std::holds_alternative<Skip>(c); }},
        {"do_replace", [](const Command& c) { return std::holds_alternative<Replace>(c); }},
        {"do_lock", [](const Command& c) { return std::holds_alternative<Lock>(c); }},
        {"do_hold_new", [](const Command& c) { return std::holds_alternative<HoldNewNames>(c); }},
        {"do_release_new",
         [](const Command& c) { return std::holds_alternative<ReleaseNewNames>(c); }},
        {"do_unlock", [](const Command& c) { return std::holds_alternative<Unlock>(c); }},
        {"do_end", [](const Command& c) { return std::holds_alternative<End>(c); }},
    };
    for (const auto& [name, is_it] : acts) {
        const auto message = decoded<HostAct>(name);
        EXPECT_EQ(message.number, fixture(name)["n"].get<std::uint32_t>());
        EXPECT_TRUE(is_it(message.command)) << name;
    }
}

TEST(ClientMessage, ActsOfTheHostWithMore) {
    EXPECT_EQ(act<AddTime>("do_add_time").by, Millis{10'000});
    const auto voided = act<VoidQuestion>("do_void");
    EXPECT_EQ(voided.showing, ShowingId{2});
    EXPECT_EQ(voided.reason, "Câu hỏi có hai đáp án đúng.");
    EXPECT_EQ(act<RestoreQuestion>("do_restore").showing, ShowingId{2});
    EXPECT_EQ(act<ChangeKey>("do_change_key").key.options, OptionSet::of(2));
    EXPECT_EQ(act<ChangeKey>("do_change_key_number").key.number, 48500);
    const auto texts = act<ChangeKey>("do_change_key_texts");
    EXPECT_EQ(texts.key.texts, (std::vector<std::string>{"Phú Thọ", "tỉnh Phú Thọ"}));
    EXPECT_EQ(texts.bare, (std::vector<std::string>{"phu tho", "tinh phu tho"}));
}

TEST(ClientMessage, AnotherContestIsAskedForByNumber) {
    const auto message = decode(R"({"t":"again","n":7})");
    ASSERT_TRUE(message);
    EXPECT_EQ(std::get<AgainRequest>(*message).number, 7U);
    EXPECT_EQ(error_of(R"({"t":"again"})"), ProtocolError::wrong_shape);
}

TEST(ClientMessage, AnAddressIsAText) {
    EXPECT_EQ(decoded<AddressAct>("do_address").number, 24U);
    EXPECT_EQ(decoded<AddressAct>("do_address").url, "http://10.8.0.6:8080");
    EXPECT_EQ(error_of(R"({"t":"do","n":24,"act":"address"})"), ProtocolError::wrong_shape);
    EXPECT_EQ(error_of(R"({"t":"do","n":24,"act":"address","url":7})"), ProtocolError::wrong_shape);
}

TEST(ClientMessage, APredictionIsANumber) {
    const auto message = decode(R"({"t":"predict","value":42})");
    ASSERT_TRUE(message);
    EXPECT_EQ(std::get<PredictMessage>(*message).value, 42);
    EXPECT_EQ(error_of(R"({"t":"predict","value":"42"})"), ProtocolError::wrong_shape);
}

TEST(ClientMessage, SaysWhatIsWrong) {
    EXPECT_EQ(error_of(""), ProtocolError::not_an_object);
    EXPECT_EQ(error_of("hello"), ProtocolError::not_an_object);
    EXPECT_EQ(error_of("[]"), ProtocolError::not_an_object);
    EXPECT_EQ(error_of("{\"t\":\"clock\",\"c\":1"), ProtocolError::not_an_object);
    EXPECT_EQ(error_of("{}"), ProtocolError::unknown_type);
    EXPECT_EQ(error_of(R"({"t":"sing"})"), ProtocolError::unknown_type);
    EXPECT_EQ(error_of(R"({"t":7})"), ProtocolError::unknown_type);
    EXPECT_EQ(error_of(R"({"t":"hello"})"), ProtocolError::wrong_shape);
    EXPECT_EQ(error_of(R"({"t":"hello","as":"king"})"), ProtocolError::wrong_shape);
    EXPECT_EQ(error_of(R"({"t":"clock","c":"now"})"), ProtocolError::wrong_shape);
    EXPECT_EQ(error_of(R"({"t":"clock","c":1e999})"), ProtocolError::not_an_object);
}

TEST(ClientMessage, AFieldOfAnotherTypeIsNotTaken) {
    for (const Fixture& one : test::fixtures()) {
        if (one.from != "client") continue;
        for (const auto& [field, value] : one.message.items()) {
            nlohmann::json wrong = one.message;
            wrong[field] = nlohmann::json::array({nlohmann::json::object()});
            EXPECT_FALSE(understood(wrong)) << one.name << " with a list of objects as " << field;
        }
    }
}

TEST(ClientMessage, ABadActIsRefusedByItsNumber) {
    const auto message = decode(R"({"t":"do","n":4,"act":"remove","contestant":-1})");
    ASSERT_TRUE(message && std::holds_alternative<OutsideLimits>(*message));
    const auto& [from, reply] = std::get<OutsideLimits>(*message);
    EXPECT_EQ(from, Role::host);
    EXPECT_EQ(reply.type, "do");
    EXPECT_EQ(reply.reason, "bad_request");
    EXPECT_EQ(reply.number, 4U);
    EXPECT_EQ(error_of(R"({"t":"do","n":4294967296,"act":"start"})"), ProtocolError::wrong_shape);
}

TEST(ClientMessage, ABadAnswerIsRefusedByItsIdAndQuestion) {
    nlohmann::json answer = fixture("answer_text");
    answer["text"] = "  ";
    const auto message = decode(answer.dump());
    ASSERT_TRUE(message && std::holds_alternative<OutsideLimits>(*message));
    const auto& [from, reply] = std::get<OutsideLimits>(*message);
    EXPECT_EQ(from, Role::contestant);
    EXPECT_EQ(reply.type, "answer");
    EXPECT_EQ(reply.reason, "answer_empty");
    EXPECT_EQ(reply.key, (ClientKey{0xc0ffee00c0ffee00U, 0xc0ffee00c0ffee02U}));
    EXPECT_EQ(reply.showing, ShowingId{5});
}

TEST(ClientMessage, HowLongATextMayBeIsTheContestsToSay) {
    nlohmann::json join = fixture("join");
    join["name"] = std::string(4000, 'a');
    EXPECT_TRUE(understood(join));
    nlohmann::json hello = fixture("hello_contestant");
    hello["code"] = std::string(4000, '1');
    EXPECT_TRUE(understood(hello));
}

TEST(ClientMessage, WhoResumesHalfwayIsNobody) {
    const auto hello = [](const nlohmann::json& changes) {
        nlohmann::json message = fixture("hello_resume");
        message.merge_patch(changes);
        const auto decoded = decode(message.dump());
        return decoded ? std::get<Hello>(*decoded) : Hello{};
    };
    EXPECT_TRUE(hello({{"token", nullptr}}).resumes) << "and bad_token is what they hear";
    EXPECT_TRUE(hello({{"contestant", nullptr}}).resumes);
    for (const auto& contestant :
         {nlohmann::json(nullptr), nlohmann::json(-1), nlohmann::json(0.5)}) {
        EXPECT_EQ(hello({{"contestant", contestant}}).contestant, UINT32_MAX) << contestant;
    }
    EXPECT_FALSE(hello({{"contestant", nullptr}, {"token", nullptr}}).resumes);
    EXPECT_FALSE(hello({{"contestant", nullptr}, {"token", ""}}).resumes);
    EXPECT_FALSE(hello({{"as", "stage"}}).resumes) << "fields of other roles are not looked at";
}

TEST(ClientMessage, PeopleComeInPagesOfFiftyUnlessSaidOtherwise) {
    const auto people = std::get<PeopleRequest>(*decode(R"({"t":"people","from":null})"));
    EXPECT_EQ(people.who.find, "");
    EXPECT_EQ(people.from, 0U);
    EXPECT_EQ(people.count, 50U);
}

TEST(ClientMessage, AKeyHasThirtyTwoHexadecimalDigits) {
    for (const char* id :
         {"", "c0ffee", "c0ffee00c0ffee00c0ffee00c0ffee0g", "c0ffee00c0ffee00c0ffee00c0ffee000"}) {
        nlohmann::json join = fixture("join");
        join["id"] = id;
        EXPECT_FALSE(understood(join)) << id;
        nlohmann::json answer = fixture("answer_options");
        answer["id"] = id;
        EXPECT_FALSE(understood(answer)) << id;
    }
}

}  // namespace
}  // namespace hoithi::protocol
