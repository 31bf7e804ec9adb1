#include <gmock/gmock.h>

#include "server/store/connection.hpp"
#include "tests/integration/redis_contest.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

/// A contest of a few questions whose server is stopped.
class RedisRestore : public testing::Test {
protected:
    void play_and_stop(int questions) {
        for (int i = 0; i < questions; ++i) contest->play();
        contest->expect_copy();
        stop();
    }
    void stop() const { contest->stop(); }
    void start_again() const {
        contest->venue.start();
        contest->come_back();
    }
    /// The copy with one field of one batch changed.
    void tamper(int batch, const std::string& field, const std::string& more) const {
        const std::string kept = contest->key("journal") + ":kept";
        contest->redis.cli({"COPY", contest->key("journal"), kept});
        contest->redis.cli(
            {"EVAL",
             "local all = redis.call('XRANGE', KEYS[1], '-', '+') redis.call('DEL', KEYS[2]) "
             "for i, entry in ipairs(all) do local f = entry[2] for j = 1, #f, 2 do "
             "if i == tonumber(ARGV[1]) and f[j] == ARGV[2] then f[j + 1] = ARGV[3] .. f[j + 1] "
             "end end redis.call('XADD', KEYS[2], entry[1], unpack(f)) end",
             "2",
             kept,
             contest->key("journal"),
             std::to_string(batch),
             field,
             more}
        );
    }
    void put_right() const {
        contest->redis.cli(
            {"COPY", contest->key("journal") + ":kept", contest->key("journal"), "REPLACE"}
        );
    }
    fs::path data() const { return contest->venue.files.data(); }
    fs::path aside(const std::string& name) const { return data().string() + "." + name; }

    std::unique_ptr<RedisContest> contest = std::make_unique<RedisContest>();
};

TEST_F(RedisRestore, OntoAnEmptyDiskAndOn) {
    contest->play();
    // Owners of later epochs write the end of the journal and the boards.
    for (int i = 0; i < 3; ++i) {
        stop();
        start_again();
        contest->play();
    }
    contest->open();
    contest->answer(10);
    contest->expect_copy();
    stop();
    const Json played = contest->venue.replayed();
    fs::rename(data(), aside("lost"));
    const Outcome restored = contest->restore(data());
    EXPECT_EQ(restored.status, 0) << restored.err;
    EXPECT_THAT(restored.out, HasSubstr("24 names from the boards"));
    EXPECT_EQ(contest->venue.replayed(), played);

    fs::copy(aside("lost") / "secret.key", data(), fs::copy_options::overwrite_existing);
    start_again();  // with the tokens that they have
    contest->finish();
    contest->play();
    contest->expect_nothing_lost();
    contest->expect_boards();
    contest->expect_copy();
    EXPECT_EQ(contest->state(), "ok");
    contest->host->send({{"t", "people"}, {"find", "van 7"}, {"from", 0}, {"count", 10}});
    const Json person = contest->host->await("people")["rows"][0];
    EXPECT_EQ(person["name"], "Nguyễn Văn 7");
    EXPECT_EQ(person["unit"], "2025:01");
}

TEST_F(RedisRestore, OntoADiskWithTheBeginning) {
    contest->play();
    stop();
    fs::copy(data(), aside("old"), fs::copy_options::recursive);
    start_again();
    play_and_stop(2);
    const Json played = contest->venue.replayed();
    const Outcome restored = contest->restore(aside("old"));
    EXPECT_EQ(restored.status, 0) << restored.err;
    EXPECT_THAT(restored.out, HasSubstr(" 0 names from the boards")) << "the disk has them";
    EXPECT_EQ(replay_of(aside("old"), contest->id()), played);
    const Outcome again = contest->restore(aside("old"));
    EXPECT_EQ(again.status, 0) << again.err;
    EXPECT_THAT(again.out, HasSubstr(" 0 batches restored"));
}

TEST_F(RedisRestore, OntoADiskThatGoesFurther) {
    play_and_stop(2);
    const Json played = contest->venue.replayed();
    const auto last = contest->redis.cli({"XLEN", contest->key("journal")}).front();
    contest->redis.cli({"XDEL", contest->key("journal"), last + "-0"});
    const Outcome refused = contest->restore(data());
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("the journal on this disk with batch " + last));
    EXPECT_EQ(contest->venue.replayed(), played);
}

TEST_F(RedisRestore, OntoADiskOfSomethingElse) {
    contest->play();
    stop();
    fs::copy(data(), aside("old"), fs::copy_options::recursive);
    start_again();
    contest->play();
    contest->expect_copy();
    stop();
    // The old backup was played on with, elsewhere.
    contest->redis.halt();
    fs::rename(data(), aside("real"));
    fs::rename(aside("old"), data());
    contest->venue.start();
    contest->come_back();
    go_on(*contest->host, "open");
    stop();
    contest->redis.go_on();
    const Json before = contest->venue.replayed();
    const Outcome refused = contest->restore(data());
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("in Redis is another than on this disk"));
    EXPECT_EQ(contest->venue.replayed(), before);
}

TEST_F(RedisRestore, WhatWasTamperedWithIsRefused) {
    play_and_stop(2);
    const Json played = contest->venue.replayed();
    int tries = 0;
    for (const char* field : {"payload", "hash", "epoch", "wall_ms"}) {
        SCOPED_TRACE(field);
        tamper(3, field, "1");
        const fs::path fresh = aside(std::to_string(++tries));
        const Outcome refused = contest->restore(fresh);
        EXPECT_EQ(refused.status, 1);
        EXPECT_THAT(refused.err, HasSubstr("atch 3 "));
        const Outcome listed = run_hoithi({"replay", fresh});
        EXPECT_EQ(listed.status, 1) << "nothing was written: " << listed.out;
        put_right();
    }
    contest->redis.cli({"XDEL", contest->key("journal"), "2-0"});
    const Outcome gap = contest->restore(aside("gap"));
    EXPECT_EQ(gap.status, 1);
    EXPECT_THAT(gap.err, HasSubstr("Batch 2 is missing"));
    put_right();
    EXPECT_EQ(contest->restore(aside("well")).status, 0);
    EXPECT_EQ(replay_of(aside("well"), contest->id()), played);
    contest->redis.cli({"DEL", contest->key("journal")});
    const Outcome empty = contest->restore(aside("empty"));
    EXPECT_EQ(empty.status, 1);
    EXPECT_EQ(run_hoithi({"replay", aside("empty")}).status, 1) << "a row without a journal";
}

TEST_F(RedisRestore, InPlaceOfAContestThatIsDamaged) {
    play_and_stop(2);
    const Json played = contest->venue.replayed();
    {
        store::Connection raw{data() / "hoithi.sqlite3", store::Connection::Access::read_write};
        raw.run_script("UPDATE journal SET payload = x'00' WHERE sequence = 3");
        raw.run_script("UPDATE people SET name = 'Ai' WHERE contestant = 2");
    }
    ASSERT_EQ(run_hoithi({"replay", data(), contest->id()}).status, 1);
    const Outcome restored = contest->restore(data());
    EXPECT_EQ(restored.status, 0) << restored.err;
    EXPECT_THAT(restored.out, HasSubstr("damaged; the files as they were: "));
    EXPECT_THAT(restored.out, HasSubstr("24 names"));
    EXPECT_EQ(contest->venue.replayed(), played);
    start_again();
    contest->play();
    contest->expect_nothing_lost();
}

TEST(RedisRestoreNames, MaskedOnesAreNotTaken) {
    RedisContest contest({.change = [](ContestFiles& files) {
        files.contest["public_names"] = "masked";
    }});
    contest.play();
    contest.expect_boards();
    contest.expect_copy();
    const Outcome restored = contest.restore(contest.venue.files.data().string() + ".fresh");
    EXPECT_EQ(restored.status, 0) << restored.err;
    EXPECT_THAT(restored.out, HasSubstr(" 0 names from the boards"));
}

}  // namespace
}  // namespace hoithi::test
