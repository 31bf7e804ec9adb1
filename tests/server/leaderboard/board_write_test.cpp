#include "server/leaderboard/board_write.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include <gmock/gmock.h>

#include "tests/server/leaderboard/redis_node.hpp"
#include "tests/server/leaderboard/sample_boards.hpp"
#include "tests/support/redis_process.hpp"

namespace hoithi::leaderboard {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;
using testing::UnorderedElementsAreArray;

class Writing : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(client.await_ready()); }

    void start(std::shared_ptr<const ContestBoards> boards) {
        error.reset();
        const Time ends = boards->at + std::chrono::hours(1);
        std::make_shared<BoardWrite>(
            client.connection,
            keys,
            std::move(boards),
            ends,
            [this](const std::string& said) {
                EXPECT_FALSE(error) << "heard twice";
                error = said;
            }
        )->start();
    }
    /// What came of it; empty for success.
    std::string write(std::shared_ptr<const ContestBoards> boards) {
        start(std::move(boards));
        EXPECT_TRUE(client.await([this] { return error.has_value(); }));
        return error.value_or("nothing came");
    }

    std::shared_ptr<ContestBoards> two_boards(std::uint64_t version) {
        auto made = *contest_of(
            "c1",
            version,
            {simple_board("overall/a", 700, version), simple_board("overall/b", 3, version)}
        );
        made.boards[0].histogram = Histogram(
            std::vector<Place>{{ContestantId{0}, 1}},
            std::vector<Tally>(1),
            std::vector<TieBreak>{TieBreak::points}
        );
        return std::make_shared<ContestBoards>(std::move(made));
    }

    test::RedisProcess redis;
    redis::Client client{redis.address()};
    RedisKeys keys{"test"};
    std::optional<std::string> error;
};

TEST_F(Writing, LeavesNothingButWhatItNamesAndAllOfItEnds) {
    ASSERT_EQ(write(two_boards(1)), "");
    const std::vector<std::string> expected{
        keys.info("c1"),
        keys.keys("c1"),
        keys.histograms("c1"),
        keys.board("c1", "overall/a"),
        keys.rows("c1", "overall/a"),
        keys.board("c1", "overall/b"),
        keys.rows("c1", "overall/b")};
    EXPECT_THAT(redis.cli({"KEYS", "*"}), UnorderedElementsAreArray(expected)) << "no drafts";
    EXPECT_THAT(redis.cli({"SMEMBERS", keys.keys("c1")}), UnorderedElementsAreArray(expected));
    for (const std::string& key : expected) {
        EXPECT_GT(std::stoll(redis.cli({"PTTL", key}).at(0)), 0) << key;
    }
    EXPECT_EQ(redis.cli({"ZCARD", keys.board("c1", "overall/a")}).at(0), "700");
    EXPECT_EQ(redis.cli({"HLEN", keys.rows("c1", "overall/a")}).at(0), "700");
}

TEST_F(Writing, TakesAwayWhatIsNoLongerThere) {
    ASSERT_EQ(write(two_boards(1)), "");
    ASSERT_EQ(write(contest_of("c1", 2, {simple_board("overall/b", 0, 2)})), "");
    const std::vector<std::string> expected{keys.info("c1"), keys.keys("c1")};
    EXPECT_THAT(redis.cli({"KEYS", "*"}), UnorderedElementsAreArray(expected));
    EXPECT_THAT(redis.cli({"SMEMBERS", keys.keys("c1")}), UnorderedElementsAreArray(expected));
}

TEST_F(Writing, LeavesWhatTheJournalsCopyKeeps) {
    redis.cli({"SADD", keys.keys("c1"), keys.journal("c1")});
    redis.cli({"PEXPIREAT", keys.keys("c1"), "9999999999999"});
    ASSERT_EQ(write(two_boards(1)), "");
    EXPECT_EQ(redis.cli({"SISMEMBER", keys.keys("c1"), keys.journal("c1")}).at(0), "1");
    EXPECT_EQ(redis.cli({"PEXPIRETIME", keys.keys("c1")}).at(0), "9999999999999");
}

// The mark in every row is the version that the page says it is of.
TEST_F(Writing, IsNeverReadByHalves) {
    constexpr std::uint64_t versions = 50;
    constexpr std::size_t rows = 5'000;
    RedisNode reader(client.loop, redis.address());
    ASSERT_TRUE(reader.await_ready());
    ASSERT_EQ(write(simple_contest("c1", 1, rows)), "");
    std::set<std::uint64_t> seen;
    std::size_t read = 0;
    std::size_t halves = 0;
    bool stopping = false;
    Random random(5);
    std::function<void()> read_on = [&] {
        const auto from = 1 + static_cast<std::uint32_t>(random.below(rows - 200));
        reader.boards.read(
            {.contest = "c1", .from = from, .count = 200},
            [&](const BoardAnswer& answer) {
                ASSERT_TRUE(answer);
                ++read;
                seen.insert(answer->version);
                const std::string mark = "\"mark\":" + std::to_string(answer->version) + "}";
                const bool whole = answer->rows.size() == 200 &&
                                   std::ranges::all_of(answer->rows, [&](const std::string& row) {
                                       return row.ends_with(mark);
                                   });
                if (!whole) ++halves;
                if (!stopping) read_on();
            }
        );
    };
    read_on();
    for (std::uint64_t version = 2; version <= versions; ++version) {
        ASSERT_EQ(write(simple_contest("c1", version, rows)), "");
    }
    const std::size_t before = read;
    ASSERT_TRUE(client.await([&] { return read > before + 1; }));
    stopping = true;
    ASSERT_TRUE(client.await([&] { return reader.connection.stats().unanswered == 0; }));
    EXPECT_EQ(halves, 0U);
    EXPECT_GT(read, versions);
    EXPECT_GT(seen.size(), 10U) << "reads came between the writes";
    EXPECT_TRUE(seen.contains(versions));
}

TEST_F(Writing, IsRefusedIfALaterOwnerWasHere) {
    auto later = *simple_contest("c1", 1);
    later.epoch = 7;
    ASSERT_EQ(write(std::make_shared<ContestBoards>(later)), "");
    EXPECT_THAT(write(simple_contest("c1", 2)), StartsWith("STALE "));
    EXPECT_EQ(redis.cli({"HGET", keys.info("c1"), "version"}).at(0), "1");
    EXPECT_THAT(redis.cli({"HVALS", keys.rows("c1", "overall/main")}), SizeIs(5));
    later.version = 3;
    EXPECT_EQ(write(std::make_shared<ContestBoards>(later)), "");
}

TEST_F(Writing, TakesOtherThingsOutOfItsWay) {
    for (const std::string& key :
         {keys.info("c1"),
          keys.histograms("c1"),
          keys.keys("c1"),
          keys.board("c1", "overall/a"),
          keys.rows("c1", "overall/a"),
          RedisKeys::draft(keys.rows("c1", "overall/a"), 1)}) {
        redis.cli({"SET", key, "of another type"});
    }
    EXPECT_EQ(write(two_boards(1)), "");
    redis.cli({"HSET", keys.info("c1"), "epoch", "never"});
    EXPECT_EQ(write(two_boards(2)), "") << "what is no number is nobody's epoch";
    EXPECT_EQ(redis.cli({"HGET", keys.info("c1"), "epoch"}).at(0), "1");
}

TEST_F(Writing, NoticesThatItsDraftsAreGone) {
    for (const std::string& loss : {std::string("FLUSHALL"), std::string("UNLINK")}) {
        start(contest_of("c1", 3, {simple_board("overall/a", 9, 3)}));
        // Behind the rows of the draft, and before they are put in place.
        redis::Command lose(loss);
        if (loss == "UNLINK") lose.add(RedisKeys::draft(keys.rows("c1", "overall/a"), 1));
        ASSERT_TRUE(client.connection.send(lose, [](const auto&) {}));
        ASSERT_TRUE(client.await([this] { return error.has_value(); }));
        EXPECT_THAT(*error, StartsWith("LOST "));
        EXPECT_THAT(redis.cli({"EXISTS", keys.info("c1")}), testing::ElementsAre("0"))
            << "no board without its rows";
    }
    EXPECT_EQ(write(two_boards(4)), "");
}

TEST_F(Writing, SaysWhyThereIsNoRedis) {
    start(two_boards(1));
    redis.kill();
    ASSERT_TRUE(client.await([this] { return error.has_value(); }));
    EXPECT_THAT(*error, testing::Not(IsEmpty()));
    ASSERT_TRUE(client.await_away());
    EXPECT_THAT(write(two_boards(1)), testing::Not(IsEmpty())) << "at once, while it is away";
}

TEST_F(Writing, TellsThatThereIsSomethingNew) {
    ASSERT_EQ(write(two_boards(4)), "");
    EXPECT_THAT(
        redis.cli({"INFO", "commandstats"}),
        testing::Contains(HasSubstr("cmdstat_publish:calls=1,"))
    );
}

}  // namespace
}  // namespace hoithi::leaderboard
