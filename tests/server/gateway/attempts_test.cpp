#include "server/gateway/attempts.hpp"

#include <gtest/gtest.h>

namespace hoithi::gateway {
namespace {

using namespace std::chrono_literals;

const Attempts::Clock::time_point start = Attempts::Clock::time_point{} + 1h;

/// Fails until nothing more is allowed; how often that was.
int exhaust(
    Attempts& attempts,
    const std::string& address,
    Attempts::Clock::time_point now,
    Guess guess = Guess::secret
) {
    int failures = 0;
    while (attempts.may_try(address, guess, now) && failures < 1000) {
        attempts.failed(address, guess, now);
        ++failures;
    }
    return failures;
}

TEST(Attempts, ThirtyFailuresAMinute) {
    Attempts attempts;
    EXPECT_EQ(exhaust(attempts, "10.0.0.1", start), 30);
    EXPECT_FALSE(attempts.may_try("10.0.0.1", Guess::secret, start + 59s));
    EXPECT_TRUE(attempts.may_try("10.0.0.1", Guess::secret, start + 61s));
    EXPECT_EQ(exhaust(attempts, "10.0.0.1", start + 61s), 30);
}

TEST(Attempts, ANeighbourIsNotBlamed) {
    Attempts attempts;
    exhaust(attempts, "10.0.0.1", start);
    EXPECT_TRUE(attempts.may_try("10.0.0.2", Guess::secret, start));
}

TEST(Attempts, AHallMayMistypeItsCodeMoreOften) {
    Attempts attempts;
    EXPECT_EQ(exhaust(attempts, "10.0.0.1", start, Guess::code), 300);
    EXPECT_TRUE(attempts.may_try("10.0.0.1", Guess::secret, start));
}

TEST(Attempts, SuccessCostsNothing) {
    Attempts attempts;
    for (int i = 0; i < 5000; ++i) EXPECT_TRUE(attempts.may_try("10.0.0.1", Guess::secret, start));
}

TEST(Attempts, ManyAddressesDoNotMakeItForgetTheLatest) {
    Attempts attempts;
    exhaust(attempts, "10.0.0.1", start + 1ms);
    for (int i = 0; i < 9'999; ++i)
        attempts.failed("other " + std::to_string(i), Guess::secret, start);
    attempts.failed("one more", Guess::secret, start + 1ms);
    EXPECT_FALSE(attempts.may_try("10.0.0.1", Guess::secret, start + 1ms));
}

TEST(Attempts, AFullTableForgetsTheOldestFirst) {
    Attempts attempts;
    exhaust(attempts, "oldest", start);
    for (int i = 0; i < 10'000; ++i)
        attempts.failed("other " + std::to_string(i), Guess::secret, start + 1s);
    EXPECT_TRUE(attempts.may_try("oldest", Guess::secret, start + 2s));
}

}  // namespace
}  // namespace hoithi::gateway
