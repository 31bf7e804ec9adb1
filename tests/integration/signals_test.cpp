#include <filesystem>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/http_get.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;

TEST(Signals, ThatMeanNothingChangeNothing) {
    Venue venue(1);
    const auto host = venue.host();
    Player an = venue.join("An");
    go_on(*host, "open");
    for (const int number :
         {SIGPIPE,
          SIGXFSZ,
          SIGUSR1,
          SIGUSR2,
          SIGALRM,
          SIGVTALRM,
          SIGPROF,
          SIGIO,
          SIGSTKFLT,
          SIGTTIN,
          SIGTTOU,
          SIGRTMIN,
          SIGRTMAX}) {
        venue.server->signal(number);
        EXPECT_EQ(http(venue.server->port(), "/healthz").status, 200) << number;
    }
    EXPECT_EQ(answer(an, 1, 0, 1)["t"], "recorded");
}

class StoppingSignal : public testing::TestWithParam<std::pair<int, const char*>> {};

TEST_P(StoppingSignal, EndsTheServerWellAndIsNamed) {
    const auto [number, name] = GetParam();
    Venue venue(1);
    const Player an = venue.join("An");
    venue.server->signal(number);
    EXPECT_EQ(an.client->await_close(), 1001);
    EXPECT_EQ(venue.server->wait(), 0);
    const std::string told = R"("event":"stopping","signal":")" + std::string(name) + '"';
    EXPECT_THAT(venue.server->log(), HasSubstr(told));
    EXPECT_THAT(venue.server->log(), HasSubstr("\"event\":\"stopped\""));
}

INSTANTIATE_TEST_SUITE_P(
    Signals,
    StoppingSignal,
    testing::Values(
        std::pair{SIGINT, "SIGINT"},
        std::pair{SIGTERM, "SIGTERM"},
        std::pair{SIGHUP, "SIGHUP"},
        std::pair{SIGQUIT, "SIGQUIT"},
        std::pair{SIGXCPU, "SIGXCPU"},
        std::pair{SIGPWR, "SIGPWR"}
    ),
    [](const auto& named) { return std::string(named.param.second); }
);

TEST(Signals, ACrashSaysSo) {
    Venue venue(1);
    venue.server->signal(SIGABRT);
    EXPECT_EQ(venue.server->wait(), 128 + SIGABRT);
    EXPECT_THAT(venue.server->log(), HasSubstr(R"("event":"crashed","signal":"SIGABRT")"));
}

TEST(Signals, UnderNohupTheServerOutlivesItsTerminal) {
    Venue venue(1, 0, {}, {.through = {"nohup"}});
    venue.server->signal(SIGHUP);
    EXPECT_EQ(http(venue.server->port(), "/healthz").status, 200);
    venue.server->signal(SIGTERM);
    EXPECT_EQ(venue.server->wait(), 0);
}

/// Somebody reads the two lines of the start in the log and goes away.
const std::vector<std::string> with_reader_gone{
    "bash",
    "-c",
    R"(log=$(readlink /proc/$$/fd/2); exec "$@" 2> >(exec head -n 2 > "$log"))",
    "bash"};

TEST(Pipes, AReaderOfTheLogThatIsGoneEndsNothing) {
    Venue venue(1, 0, {}, {.through = with_reader_gone});
    const auto host = venue.host();
    Player an = venue.join("An");
    go_on(*host, "open");
    EXPECT_EQ(answer(an, 1, 0, 1)["t"], "recorded");
    venue.server->signal(SIGTERM);
    EXPECT_EQ(an.client->await_close(), 1001);
    EXPECT_EQ(venue.server->wait(), 0);
}

TEST(Pipes, NorDoesItHideAFailedDisk) {
    Venue venue(1, 0, {}, {.through = with_reader_gone});
    const Player an = venue.join("An");
    std::filesystem::remove_all(venue.files.data());
    EXPECT_EQ(an.client->await_close(), 4500);
    EXPECT_EQ(venue.server->wait(), 1);
}

TEST(SystemLimits, AFullFileIsAFailedDisk) {
    // 1,024 bytes a block: the log of the database fills it.
    Venue venue(3, 0, {}, {.through = {"bash", "-c", R"(ulimit -f 400; exec "$@")", "bash"}});
    const auto host = venue.host();
    const auto fill = [&] {
        for (int i = 0; i < 2000; ++i) venue.join("Contestant " + std::to_string(i));
    };
    EXPECT_THROW(fill(), std::exception);
    EXPECT_EQ(host->await_close(), 4500);
    EXPECT_EQ(venue.server->wait(), 1);
    EXPECT_THAT(venue.server->log(), HasSubstr("storing_failed"));
}

TEST(SystemLimits, TooFewDescriptorsAreRefusedAtTheStart) {
    for (const int descriptors : {64, 256, 271}) {
        const Outcome outcome = run_hoithi({"serve", "--port", "0"}, {.descriptors = descriptors});
        EXPECT_EQ(outcome.status, 1);
        EXPECT_THAT(outcome.err, HasSubstr("at least 272"));
    }
}

}  // namespace
}  // namespace hoithi::test
