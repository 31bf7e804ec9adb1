#include "server/host/ledger.hpp"

#include <chrono>

#include <gmock/gmock.h>

#include "server/store/people.hpp"
#include "tests/server/store/store_at_work.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::host {
namespace {

using testing::ElementsAre;

/// A ledger on contest c1. What is published shows as the payloads of its frames.
class LedgerAtWork : public testing::Test {
protected:
    void turn() {
        loop.restart();
        loop.poll();
    }
    /// Waits until everything is durable and told.
    void settle() {
        while (!ledger.settled()) {
            loop.restart();
            loop.run_one_for(std::chrono::milliseconds(1));
            store.loop.drain();
        }
    }
    void write() { ledger.write(Event{Time{1}, Locked{}}); }
    void hold(std::string_view text) {
        ledger.hold(bus::ToConnection{bus::ConnectionId{net::ConnectionId{1}}, net::Frame(text)});
    }
    std::size_t batches() { return store::payloads(folder.path(), "c1").size(); }

    store::TemporaryFolder folder;
    store::StoreAtWork store{folder.path()};
    boost::asio::io_context loop;
    std::vector<std::string> published;
    int told = 0;
    Ledger ledger{
        loop, store.journal, "c1", 1, 0, [this](const std::vector<bus::Publication>& batch) {
            ++told;
            for (const auto& publication : batch) {
                published.emplace_back(std::get<bus::ToConnection>(publication).frame.payload());
            }
        }};
};

TEST_F(LedgerAtWork, WithNothingWrittenNothingIsHeld) {
    hold("a");
    EXPECT_THAT(published, ElementsAre("a"));
    EXPECT_TRUE(ledger.settled());
}

TEST_F(LedgerAtWork, WhatIsHeldWaitsForWhatWasWrittenBefore) {
    write();
    hold("a");
    turn();
    EXPECT_TRUE(published.empty());
    hold("b");
    EXPECT_TRUE(published.empty());
    settle();
    EXPECT_THAT(published, ElementsAre("a", "b"));
}

TEST_F(LedgerAtWork, WhatComesTogetherGoesInOneBatch) {
    for (int i = 0; i < 10; ++i) write();
    settle();
    EXPECT_EQ(batches(), 1U);
}

TEST_F(LedgerAtWork, OneBatchIsOnItsWayAtATime) {
    auto release = store.hold_writer();
    write();
    hold("first");
    turn();
    for (int i = 0; i < 5; ++i) {
        write();
        hold("later");
        turn();
    }
    release.set_value();
    settle();
    EXPECT_EQ(batches(), 2U) << "a slow disk makes the batches larger, not the queue longer";
    EXPECT_EQ(published.front(), "first");
    EXPECT_EQ(published.size(), 6U);
}

TEST_F(LedgerAtWork, BatchesKeepTheirPace) {
    write();
    hold("reply");
    turn();
    write();
    turn();
    EXPECT_FALSE(ledger.settled());
    for (int i = 0; i < 20; ++i) write();
    settle();
    EXPECT_LE(batches(), 3U) << "what comes within one pace shares a commit";
}

TEST_F(LedgerAtWork, WhatNobodyWaitsForKeepsNobodyWaiting) {
    write();
    settle();
    write();
    hold("reply");
    turn();
    // The loop is not turned again, so no timer helps.
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!ledger.settled() && std::chrono::steady_clock::now() < give_up) store.loop.drain();
    EXPECT_TRUE(ledger.settled());
}

TEST_F(LedgerAtWork, WhatEverybodyIsToSeeWaitsForNoPace) {
    write();
    settle();
    write();
    ledger.hurry();
    turn();
    // The loop is not turned again, so no timer helps.
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!ledger.settled() && std::chrono::steady_clock::now() < give_up) store.loop.drain();
    EXPECT_TRUE(ledger.settled());
    EXPECT_EQ(batches(), 2U);
}

TEST_F(LedgerAtWork, HurryOvertakesNothing) {
    auto release = store.hold_writer();
    write();
    hold("first");
    turn();
    write();
    hold("second");
    ledger.hurry();
    ledger.hurry();
    release.set_value();
    settle();
    EXPECT_THAT(published, ElementsAre("first", "second"));
    ledger.hurry();
    EXPECT_EQ(batches(), 2U) << "nothing was written";
}

TEST_F(LedgerAtWork, StoppingWaitsForNoPace) {
    write();
    settle();
    write();
    ledger.stop();
    store.writer.stop();
    EXPECT_EQ(batches(), 2U);
}

TEST_F(LedgerAtWork, ActsWaitAsPublicationsDo) {
    std::vector<std::string> done;
    ledger.when_durable([&] { done.emplace_back("at once"); });
    EXPECT_THAT(done, ElementsAre("at once"));
    write();
    ledger.when_durable([&] { done.emplace_back("later"); });
    hold("frame");
    turn();
    EXPECT_EQ(done.size(), 1U);
    settle();
    EXPECT_THAT(done, ElementsAre("at once", "later"));
}

TEST_F(LedgerAtWork, OrderIsKept) {
    std::vector<std::string> expected;
    for (int i = 0; i < 50; ++i) {
        if (i % 3 != 0) write();
        hold(std::to_string(i));
        expected.push_back(std::to_string(i));
        if (i % 7 == 0) turn();
        if (i % 11 == 0) settle();
    }
    settle();
    EXPECT_EQ(published, expected);
}

TEST_F(LedgerAtWork, PeopleGoWithTheirEvents) {
    write();
    ledger.write(store::person_row(0, "An"));
    settle();
    EXPECT_EQ(batches(), 1U);
    store::Connection reader = store::open_reader(folder.path());
    EXPECT_EQ(store::People(reader).load("c1").value().size(), 1U);
}

}  // namespace
}  // namespace hoithi::host
