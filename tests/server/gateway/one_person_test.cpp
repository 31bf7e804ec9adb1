#include <gmock/gmock.h>

#include "tests/server/gateway/gateway_world.hpp"

// One connection is one person, and one address is not a crowd.

namespace hoithi::gateway {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Json = nlohmann::json;

class Newcomers : public GatewayWorld {
protected:
    Json join(int number) const {
        const std::string digits = std::to_string(number);
        return {
            {"t", "join"}, {"id", std::string(32 - digits.size(), '0') + digits}, {"name", "An"}};
    }
    /// Somebody who has been let in and may join.
    std::unique_ptr<net::RawClient> guest() {
        auto client = knock(hello);
        admit(last_knock(), bus::Role::contestant);
        return client;
    }
    std::vector<bus::Newcomer> newcomers() const { return asked.of<bus::Newcomer>(); }
    void say_join(net::RawClient& client, int number) {
        const std::size_t before = newcomers().size();
        say(client, join(number));
        until([&] { return newcomers().size() > before; });
    }
    void refuse(const bus::Newcomer& newcomer) {
        publish(bus::JoinRefused{newcomer.connection, net::Frame(std::string_view("no"))});
    }

    const Json hello{{"t", "hello"}, {"as", "contestant"}, {"code", "123456"}};
};

TEST_F(Newcomers, ThirtyNineJoinsInOneWriteAreOnePerson) {
    const auto client = guest();
    std::string all;
    for (int i = 0; i < 39; ++i) all += net::masked_frame(1, join(i).dump());
    client->write(all);
    EXPECT_EQ(next(*client), "4400");
    EXPECT_THAT(newcomers(), SizeIs(1));
}

TEST_F(Newcomers, TheSameJoinMayBeSentAgain) {
    const auto client = guest();
    say_join(*client, 1);
    say_join(*client, 1);
    admit(last_knock(), bus::Role::contestant, ContestantId{0});
    EXPECT_THAT(heard_until_clock(*client), IsEmpty());
}

TEST_F(Newcomers, WhoWasRefusedMayJoinByAnotherId) {
    const auto client = guest();
    say_join(*client, 1);
    refuse(newcomers().back());
    EXPECT_EQ(next(*client), "no");
    say_join(*client, 2);
    EXPECT_THAT(newcomers(), SizeIs(2));
}

TEST_F(Newcomers, WhoIsJoiningSaysNothingElse) {
    const Json answer{{"t", "answer"}, {"id", std::string(32, 'a')}, {"q", 1}, {"options", {0}}};
    for (const Json& message : {hello, answer, Json{{"t", "predict"}, {"value", 1}}}) {
        const auto client = guest();
        const std::size_t knocks = asked.knocks.size();
        say_join(*client, 1);
        say(*client, message);
        EXPECT_EQ(next(*client), "4400") << message;
        EXPECT_THAT(asked.knocks, SizeIs(knocks));
        refuse(newcomers().back());
    }
    EXPECT_THAT(asked.of<bus::ContestantCommand>(), IsEmpty());
}

TEST_F(Newcomers, WhoKnocksDoesNotJoin) {
    const auto client = knock(hello);
    client->write(net::masked_frame(1, join(1).dump()) + net::masked_frame(1, join(2).dump()));
    EXPECT_EQ(next(*client), "4400");
    EXPECT_THAT(newcomers(), IsEmpty());
}

TEST_F(Newcomers, SpectatorsAndStagesDoNotJoin) {
    for (const bus::Role role : {bus::Role::spectator, bus::Role::stage, bus::Role::host}) {
        const auto client = knock(hello);
        admit(last_knock(), role);
        say(*client, join(1));
        EXPECT_EQ(next(*client), "4400");
    }
    EXPECT_THAT(newcomers(), IsEmpty());
}

TEST_F(Newcomers, TooManyOfOneAddressAreToldSoAndStay) {
    for (int i = 0; i < static_cast<int>(joins_per_address); ++i) say_join(*guest(), i);
    const auto late = guest();
    say(*late, join(7));
    const Json told = Json::parse(next(*late));
    EXPECT_EQ(
        told,
        (Json{
            {"t", "refused"}, {"for", "join"}, {"id", join(7)["id"]}, {"reason", "too_many_joins"}})
    );
    EXPECT_EQ(gateway.stats().too_many_joins, 1U);
    refuse(newcomers().back());  // has left; nothing is given back for nobody
    say(*late, join(7));
    EXPECT_THAT(next(*late), HasSubstr("too_many_joins"));
}

TEST_F(Newcomers, ARefusedJoinIsNotCounted) {
    const auto client = guest();
    for (int i = 0; i < 10; ++i) {
        say_join(*client, i);
        refuse(newcomers().back());
        EXPECT_EQ(next(*client), "no");
    }
    say_join(*client, 99);
}

TEST_F(Newcomers, SendingTheSameAgainIsNotCounted) {
    const auto client = guest();
    for (int i = 0; i < 10; ++i) say_join(*client, 1);
}

}  // namespace
}  // namespace hoithi::gateway
