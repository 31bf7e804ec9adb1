#include <fstream>

#include <gmock/gmock.h>

#include "server/store/connection.hpp"
#include "tests/integration/venue.hpp"
#include "tests/support/http_get.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Says hello and reads on to the end.
Json turned_away(const Venue& venue, const Json& hello, int code) {
    const auto client = venue.connect();
    client->send(hello);
    const Json refused = client->await("refused");
    EXPECT_EQ(client->await_close(), code);
    return refused["reason"];
}

/// Stops the server and changes what stands in its database.
void damage(Venue& venue, const char* sql) {
    venue.server->signal(SIGTERM);
    ASSERT_EQ(venue.server->wait(), 0);
    store::Connection raw{
        venue.files.data() / "hoithi.sqlite3", store::Connection::Access::read_write};
    raw.run_script(sql);
}

TEST(DamagedContest, IsClosedAloneAndSaidToBe) {
    Venue venue(2);
    venue.join("Nguyễn Thị Hoà");
    const Announced first = venue.server->announced();
    damage(venue, "UPDATE people SET name = 'Nguyễn Thị Hoa'");
    venue.files.contest["id"] = "another";
    venue.files.write();
    venue.start();
    EXPECT_NE(venue.server->announced().contest, first.contest);
    venue.join("Nguyễn Thị Hoà");

    EXPECT_THAT(
        venue.server->log(), HasSubstr("\"contest_damaged\",\"contest\":\"" + first.contest)
    );
    EXPECT_THAT(venue.server->log(), HasSubstr("the row of person 0 is damaged"));
    EXPECT_THAT(venue.server->log(), Not(HasSubstr("Nguyễn")));
    const HttpReply health = http(venue.server->port(), "/healthz");
    EXPECT_EQ(health.status, 200);
    EXPECT_EQ(Json::parse(health.body)["status"], "degraded");
    EXPECT_THAT(health.body, HasSubstr(first.contest));

    const Json host{
        {"t", "hello"}, {"as", "host"}, {"contest", first.contest}, {"secret", first.secret}};
    EXPECT_EQ(turned_away(venue, host, 4501), "contest_damaged");
    const Json contestant{{"t", "hello"}, {"as", "contestant"}, {"code", first.code}};
    EXPECT_EQ(turned_away(venue, contestant, 4501), "contest_damaged");
}

// People hold its addresses: another contest under the same name would be played in its place.
TEST(DamagedContest, NoOtherIsOpenedInItsPlace) {
    Venue venue(2);
    const Announced first = venue.server->announced();
    damage(venue, "UPDATE contests SET title = 'Another'");
    const std::string first_id = venue.files.contest["id"];
    Json second = venue.files.contest;
    second["id"] = "second";
    const auto file = venue.files.folder() / "second.json";
    std::ofstream(file) << second;
    venue.start({"--contest", file.string()});
    EXPECT_NE(venue.server->announced().contest, first.contest) << "the second is announced";
    EXPECT_THAT(venue.server->log(), HasSubstr("contest_not_opened"));
    EXPECT_THAT(http(venue.server->port(), "/healthz").body, HasSubstr("degraded"));
    EXPECT_THAT(venue.server->log(), HasSubstr(R"("definition":")" + first_id + '"'));
}

TEST(DamagedContest, SetAsideItMakesRoomForAnother) {
    Venue venue(2);
    const Announced first = venue.server->announced();
    damage(venue, "UPDATE contests SET title = 'Another'");
    EXPECT_EQ(run_hoithi({"set-aside", venue.files.data(), first.contest}).status, 0);
    venue.start();
    EXPECT_NE(venue.server->announced().contest, first.contest);
}

}  // namespace
}  // namespace hoithi::test
