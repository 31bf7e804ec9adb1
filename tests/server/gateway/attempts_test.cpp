#include "server/gateway/attempts.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hoithi::gateway {
namespace {

using namespace std::chrono_literals;
using Try = Attempts::Try;

const Attempts::Clock::time_point start = Attempts::Clock::time_point{} + 1h;

net::AddressPrefix address(const std::string& text) {
    return net::AddressPrefix(boost::asio::ip::make_address(text));
}

class Guesser : public testing::Test {
protected:
    /// So many wrong codes at one moment; how many of them were judged.
    int guess(int tries, Attempts::Clock::time_point now = start) {
        int judged = 0;
        for (int i = 0; i < tries; ++i) {
            if (attempts.begin(here, "000000", now) == Try::refused) continue;
            ++judged;
            attempts.wrong_code(here, "000000", now);
        }
        return judged;
    }
    Try right_code(const net::AddressPrefix& from, Attempts::Clock::time_point now = start) {
        const Try tried = attempts.begin(from, "123456", now);
        if (tried != Try::refused) attempts.right(from, "123456", tried);
        return tried;
    }

    Attempts attempts;
    const net::AddressPrefix here = address("10.0.0.1");
};

TEST_F(Guesser, HasThreeThousandCodesAtOnceAndNineHundredAnHour) {
    EXPECT_EQ(guess(20'000), 3'000);
    int judged = 0;
    for (auto now = start + 1s; now <= start + 1h; now += 1s) judged += guess(10, now);
    EXPECT_EQ(judged, 900);
}

// What is under way is counted before it is judged.
TEST_F(Guesser, GetsNoMoreByTryingAtTheSameTime) {
    int begun = 0;
    for (int i = 0; i < 20'000; ++i) {
        if (attempts.begin(here, "000000", start) == Try::counted) ++begun;
    }
    EXPECT_EQ(begun, 3'000);
}

TEST_F(Guesser, DoesNotLockARightCodeOut) {
    guess(2'999);
    EXPECT_EQ(right_code(here), Try::counted);
}

TEST_F(Guesser, DoesNotLockOutWhoHasTheCodeOfANeighbour) {
    EXPECT_EQ(right_code(here), Try::counted);
    guess(20'000);
    EXPECT_EQ(right_code(here), Try::known);
    EXPECT_EQ(attempts.begin(here, "654321", start), Try::refused);
}

TEST_F(Guesser, GainsNothingFromARightCode) {
    right_code(here);
    for (int i = 0; i < 1'000; ++i) right_code(here);
    EXPECT_EQ(guess(20'000), 3'000);
    for (int i = 0; i < 1'000; ++i) right_code(here);
    EXPECT_EQ(guess(10), 0);
}

TEST_F(Guesser, IsNotItsNeighbour) {
    guess(20'000);
    EXPECT_EQ(right_code(address("10.0.0.2")), Try::counted);
}

TEST_F(Guesser, IsOneInAWhole64) {
    for (int i = 0; i < 3'000; ++i) {
        attempts.begin(address("2001:db8::" + std::to_string(i)), "000000", start);
    }
    EXPECT_EQ(attempts.begin(address("2001:db8::ffff"), "000000", start), Try::refused);
    EXPECT_EQ(attempts.begin(address("2001:db8:0:1::1"), "000000", start), Try::counted);
}

TEST_F(Guesser, IsAnsweredLaterAndLater) {
    attempts.begin(here, "000000", start);
    EXPECT_EQ(attempts.wrong_code(here, "000000", start), 10ms);
    guess(98);
    attempts.begin(here, "000000", start);
    EXPECT_EQ(attempts.wrong_code(here, "000000", start), 1s);
    guess(2'000);
    attempts.begin(here, "000000", start);
    EXPECT_EQ(attempts.wrong_code(here, "000000", start), 4s) << "never later";
    attempts.begin(here, "000000", start + 4h);
    EXPECT_EQ(attempts.wrong_code(here, "000000", start + 4h), 10ms) << "it is forgotten";
}

TEST_F(Guesser, MayTrySecretsForEverAndIsAnsweredLate) {
    for (int i = 0; i < 10'000; ++i) attempts.wrong_secret(here, start);
    EXPECT_EQ(attempts.wrong_secret(here, start), 4s);
    attempts.begin(here, "000000", start);
    EXPECT_EQ(attempts.wrong_code(here, "000000", start), 10ms) << "codes are counted apart";
}

TEST_F(Guesser, ACodeThatIsWrongByNowIsNotKnown) {
    right_code(here);
    EXPECT_EQ(attempts.begin(here, "123456", start), Try::known);
    attempts.wrong_code(here, "123456", start);
    EXPECT_EQ(attempts.begin(here, "123456", start), Try::counted);
}

TEST_F(Guesser, OnlyTheLatestCodesAreKnown) {
    for (int i = 0; i < 9; ++i) {
        attempts.right(here, std::to_string(i), attempts.begin(here, std::to_string(i), start));
    }
    EXPECT_EQ(attempts.begin(here, "0", start), Try::counted);
    EXPECT_EQ(attempts.begin(here, "8", start), Try::known);
}

TEST(AddressTable, ForgetsWhoWasNotAskedForLongest) {
    AddressTable<int> table{2};
    table.of(address("10.0.0.1")) = 1;
    table.of(address("10.0.0.2")) = 2;
    EXPECT_EQ(table.of(address("10.0.0.1")), 1);
    table.of(address("10.0.0.3")) = 3;
    EXPECT_EQ(table.of(address("10.0.0.1")), 1);
    EXPECT_EQ(table.of(address("10.0.0.2")), 0);
}

}  // namespace
}  // namespace hoithi::gateway
