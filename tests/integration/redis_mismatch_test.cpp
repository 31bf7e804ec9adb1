#include <gmock/gmock.h>

#include "tests/integration/redis_contest.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

std::string reason(const RedisContest& contest) { return contest.health().value("reason", ""); }

void expect_reported(RedisContest& contest, const std::string& sentence) {
    contest.await_state("mismatch");
    EXPECT_THAT(reason(contest), HasSubstr(sentence));
    EXPECT_THAT(reason(contest), HasSubstr(contest.id()));
    EXPECT_EQ(contest.metric("hoithi_copy_mismatches"), 1);
    EXPECT_EQ(contest.log_lines("copy_mismatch"), 1U);
}

/// Waits until the server has looked at the copy again: it asks several things each time.
void await_another_look(const RedisContest& contest) {
    const double asked = contest.metric("hoithi_redis_commands_total");
    wait_until(
        [&] { return contest.metric("hoithi_redis_commands_total") >= asked + 4; }, "another look"
    );
}

void forget(const RedisContest& contest) {
    const Outcome forgot = run_hoithi({"forget", "--redis", contest.redis.address(), contest.id()});
    EXPECT_EQ(forgot.status, 0) << forgot.err;
}

TEST(RedisMismatch, ABatchIsMissingFromTheMiddle) {
    RedisContest contest;
    contest.play();
    contest.expect_copy();
    contest.redis.cli({"XDEL", contest.key("journal"), "3-0"});
    expect_reported(contest, "missing from the middle");
    const auto before = contest.redis.cli({"XRANGE", contest.key("journal"), "-", "+"});
    contest.play();
    contest.expect_boards();
    await_another_look(contest);
    EXPECT_EQ(contest.redis.cli({"XRANGE", contest.key("journal"), "-", "+"}), before);
    EXPECT_EQ(contest.state(), "mismatch");
    EXPECT_EQ(contest.log_lines("copy_mismatch"), 1U) << "said once";
    forget(contest);
    contest.expect_all_well();
}

TEST(RedisMismatch, TheStreamOfAnotherContest) {
    RedisContest contest;
    contest.play();
    contest.expect_copy();
    const std::string stream = contest.key("journal");
    contest.redis.cli({"DEL", stream});
    for (const char* id : {"1-0", "2-0"}) {
        contest.redis.cli(
            {"XADD", stream, id, "epoch", "1", "wall_ms", "1", "hash", "ab", "payload", "{}"}
        );
    }
    expect_reported(contest, "another hash");
    contest.play();
    EXPECT_EQ(contest.redis.cli({"XLEN", stream}).front(), "2");
    forget(contest);
    contest.expect_all_well();
}

TEST(RedisMismatch, TheDataFolderIsAnOldBackup) {
    RedisContest contest;
    const fs::path data = contest.venue.files.data();
    contest.play();
    contest.stop();
    fs::copy(data, data.string() + ".old", fs::copy_options::recursive);
    contest.venue.start();
    contest.come_back();
    contest.play();
    contest.play();
    contest.expect_boards();
    contest.stop();
    fs::remove_all(data);
    fs::rename(data.string() + ".old", data);
    contest.venue.start();
    const auto host = contest.venue.host();
    const Json news = host->await("redis");
    EXPECT_EQ(news.at("state"), "mismatch");
    EXPECT_THAT(news.at("reason").get<std::string>(), HasSubstr("the journal does not"));
    EXPECT_EQ(contest.state(), "mismatch");
    const auto kept = contest.redis.cli({"XLEN", contest.key("journal")});
    go_on(*host, "open");
    act(*host, "close");
    await_phase(*host, "closed");
    go_on(*host, "reveal");
    go_on(*host, "board");
    contest.expect_boards();
    EXPECT_EQ(contest.redis.cli({"XLEN", contest.key("journal")}), kept) << "never overwritten";
    forget(contest);
    wait_until([&] { return contest.state() == "ok"; }, "ok");
    contest.expect_copy();
}

}  // namespace
}  // namespace hoithi::test
