#include <chrono>
#include <thread>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;

using Clock = std::chrono::steady_clock;

std::int64_t since(Clock::time_point moment) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - moment).count();
}

/// Time is what these tests are about: they let it pass.
void let_pass_until(Clock::time_point from, std::int64_t ms) {
    std::this_thread::sleep_until(from + std::chrono::milliseconds(ms));
}

/// A running question of 300 s, whose time the test keeps beside the server.
class Outage : public testing::Test {
protected:
    void SetUp() override {
        host = venue.host();
        an = venue.join("An");
        binh = venue.join("Bình");
        go_on(*host, "open");
        opened = Clock::now();
        closes_at = await_phase(*an.client, "open")["question"]["closes_at"];
        await_phase(*binh.client, "open");
    }

    /// The server is up again: how much of the question's time is left.
    std::int64_t left() {
        venue.come_back(an);
        const Json view = an.client->heard("view").front();
        EXPECT_EQ(view["phase"], "open");
        return view["question"]["closes_at"].get<std::int64_t>() - view["now"].get<std::int64_t>();
    }
    /// What has run of it is what ran before the server went away, or a second less.
    void expect_left(std::int64_t ran_before) {
        const auto up_again = Clock::now();
        venue.start();
        const std::int64_t now_left = left();
        // Since the server took the contest up again time runs on; the test saw only from when.
        EXPECT_GE(now_left, 300'000 - ran_before - since(up_again));
        // A second by the rule; the rest is for a machine that is slow to write it down.
        EXPECT_LE(now_left, 300'000 - ran_before + 2000);
        host = venue.host();
        EXPECT_FALSE(host->await("outage").is_null());
    }

    Venue venue{2};
    std::unique_ptr<WsClient> host;
    Player an;
    Player binh;
    Clock::time_point opened;
    std::int64_t closes_at = 0;
};

TEST_F(Outage, AKillGivesBackTheTimeAwayAndNotTheTimeBefore) {
    let_pass_until(opened, 4000);
    const std::int64_t ran = since(opened);
    venue.server->kill();
    expect_left(ran);
    const Json recorded = answer(an, 1, 0, 1);
    EXPECT_GE(recorded["elapsed"], 3000) << "the time before counts";
}

TEST_F(Outage, SoDoesACleanStop) {
    let_pass_until(opened, 2500);
    const std::int64_t ran = since(opened);
    venue.server->signal(SIGTERM);
    EXPECT_EQ(venue.server->wait(), 0);
    expect_left(ran);
}

TEST_F(Outage, AStoppedProcessGivesBackTheTimeItStoodStill) {
    const std::int64_t before = since(opened);
    venue.server->signal(SIGSTOP);
    const auto stopped = Clock::now();
    // It lies in the kernel meanwhile.
    an.client->send({{"t", "answer"}, {"id", id_of(1)}, {"q", 1}, {"options", Json::array({0})}});
    let_pass_until(stopped, 4000);
    venue.server->signal(SIGCONT);
    const Json recorded = an.client->await("recorded");
    EXPECT_LE(recorded["elapsed"], before + 1000) << "nobody is charged for it";

    const Json told = host->await("outage");
    EXPECT_GE(told["ms"], 3000);
    const Json view = await_phase(*binh.client, "open");
    EXPECT_GE(view["question"]["closes_at"], closes_at + 3000);
    EXPECT_THAT(venue.server->log(), HasSubstr(R"("event":"stopped_for","ms":")"));
    // The round trip may take a quarter of a second off.
    const std::int64_t ran = since(opened) - told["ms"].get<std::int64_t>();
    EXPECT_GE(answer(binh, 1, 0, 2)["elapsed"], ran - 300);
}

TEST(OutageAtTheEnd, AnswersThatLayInTheKernelAreNotTooLate) {
    Venue venue(1, 0, [](ContestFiles& files) {
        for (Json& question : files.bank["questions"]) question["seconds"] = 5;
    });
    const auto host = venue.host();
    Player an = venue.join("An");
    go_on(*host, "open");
    await_phase(*an.client, "open");
    venue.server->signal(SIGSTOP);
    an.client->send({{"t", "answer"}, {"id", id_of(1)}, {"q", 1}, {"options", Json::array({0})}});
    const auto stopped = Clock::now();
    let_pass_until(stopped, 7000);
    venue.server->signal(SIGCONT);
    EXPECT_EQ(
        an.client->await(
            [](const Json& message) { return message.value("id", "") == id_of(1); }, "the reply"
        )["t"],
        "recorded"
    );
}

}  // namespace
}  // namespace hoithi::test
