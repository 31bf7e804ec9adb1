#include "server/protocol/people_act.hpp"

#include <gtest/gtest.h>

#include "server/protocol/client_message.hpp"
#include "tests/support/fixtures.hpp"

namespace hoithi::protocol {
namespace {

using Does = PeopleAct::Does;
using Json = nlohmann::json;
using test::fixture;

PeopleAct act_of(const std::string& name) {
    const auto message = decode(fixture(name).dump());
    if (!message || !std::holds_alternative<PeopleAct>(*message)) {
        ADD_FAILURE() << name << ".json is not decoded to an act on people";
        return {};
    }
    return std::get<PeopleAct>(*message);
}

Result<ClientMessage, ProtocolError> decoded(Json fields) {
    fields["t"] = "do";
    fields["n"] = 7;
    return decode(fields.dump());
}
/// Whether a `do` with these fields is refused by its number.
bool refused(const Json& fields) {
    const auto message = decoded(fields);
    const auto* outside = message ? std::get_if<OutsideLimits>(&*message) : nullptr;
    return outside && outside->reply.number == 7U;
}
bool misshapen(const Json& fields) { return !decoded(fields); }

TEST(PeopleAct, AboutOneByNumber) {
    const PeopleAct remove = act_of("do_remove");
    EXPECT_EQ(remove.number, 14U);
    EXPECT_EQ(remove.does, Does::remove);
    EXPECT_EQ(remove.contestant, ContestantId{17});
    EXPECT_FALSE(remove.for_good);
    EXPECT_TRUE(act_of("do_remove_for_good").for_good);
    EXPECT_EQ(act_of("do_reinstate").does, Does::reinstate);
    EXPECT_EQ(act_of("do_hold").does, Does::hold);
}

TEST(PeopleAct, AboutAllWhomAFilterFits) {
    const PeopleAct remove = act_of("do_remove_many");
    EXPECT_FALSE(remove.contestant);
    EXPECT_TRUE(remove.for_good);
    EXPECT_EQ(remove.who.joined_from, Time{1'790'000'030'000});
    EXPECT_EQ(remove.who.joined_until, Time{1'790'000'090'000});
    EXPECT_EQ(remove.who.network, 3U);
    const PeopleAct release = act_of("do_release");
    EXPECT_EQ(release.does, Does::release);
    EXPECT_EQ(release.who.only, PeopleFilter::Only::held);
}

TEST(PeopleAct, TakesOneBackByItsBatch) {
    EXPECT_EQ(act_of("do_take_back").does, Does::take_back);
    EXPECT_EQ(act_of("do_take_back").batch, 5U);
}

TEST(PeopleAct, IsNotTakenWhereItDoesNotSayWhom) {
    EXPECT_TRUE(misshapen({{"act", "remove"}}));
    EXPECT_TRUE(misshapen({{"act", "remove"}, {"contestant", nullptr}, {"who", nullptr}}));
    EXPECT_TRUE(misshapen({{"act", "hold"}, {"contestant", 1}, {"who", {{"only", "held"}}}}));
    EXPECT_TRUE(misshapen({{"act", "take_back"}}));
    EXPECT_TRUE(refused({{"act", "take_back"}, {"batch", 0}}));
    EXPECT_TRUE(misshapen({{"act", "take_back"}, {"batch", "5"}}));
}

TEST(PeopleAct, NobodyRemovesEverybodyByOversight) {
    EXPECT_TRUE(refused({{"act", "remove"}, {"who", Json::object()}}));
    EXPECT_TRUE(refused({{"act", "remove"}, {"who", {{"find", ""}, {"only", "all"}}}}));
    EXPECT_FALSE(refused({{"act", "hold"}, {"who", Json::object()}}));
}

TEST(PeopleAct, IsNotTakenWhereAFieldIsNoneOfItsKind) {
    EXPECT_TRUE(refused({{"act", "remove"}, {"contestant", -1}}));
    EXPECT_TRUE(refused({{"act", "remove"}, {"contestant", 4'294'967'296}}));
    EXPECT_TRUE(misshapen({{"act", "remove"}, {"contestant", 1}, {"for_good", 1}}));
    EXPECT_TRUE(misshapen({{"act", "hold"}, {"who", 5}}));
    EXPECT_TRUE(refused({{"act", "hold"}, {"who", {{"only", "some"}}}}));
    EXPECT_TRUE(refused({{"act", "hold"}, {"who", {{"joined_from", 1.5}}}}));
    EXPECT_TRUE(misshapen({{"act", "hold"}, {"who", {{"network", "3"}}}}));
    EXPECT_TRUE(refused({{"act", "hold"}, {"who", {{"find", std::string(300, 'a')}}}}));
}

TEST(PeopleAct, ARequestForPeopleHasTheSameFilter) {
    const auto message = decode(fixture("people_request_filter").dump());
    ASSERT_TRUE(message);
    const auto& request = std::get<PeopleRequest>(*message);
    EXPECT_EQ(request.number, 4U);
    EXPECT_EQ(request.who.only, PeopleFilter::Only::look);
    EXPECT_EQ(request.who.network, 2U);
    const auto unknown = decode(R"({"t":"people","find":"","only":"some","from":0,"count":5})");
    EXPECT_TRUE(unknown && std::holds_alternative<OutsideLimits>(*unknown));
}

}  // namespace
}  // namespace hoithi::protocol
