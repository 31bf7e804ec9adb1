#include "server/net/socket_poll.hpp"

#include <array>
#include <set>
#include <stdexcept>
#include <vector>

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

namespace hoithi::net {
namespace {

using testing::ElementsAre;

/// Two ends of one stream; the near one is watched.
class Pair {
public:
    Pair() {
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends_.data()) != 0) {
            throw std::runtime_error("socketpair");
        }
    }
    ~Pair() {
        for (const int end : ends_) close(end);
    }
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;

    int near() const { return ends_[0]; }
    void say() const { EXPECT_EQ(send(ends_[1], "x", 1, 0), 1); }
    void hear() const {
        std::array<char, 16> bytes{};
        EXPECT_GT(recv(near(), bytes.data(), bytes.size(), 0), 0);
    }

private:
    std::array<int, 2> ends_{};
};

class Polling : public testing::Test {
protected:
    void watch(const Pair& pair, std::uint64_t id) { poll->add(pair.near(), ConnectionId{id}); }

    /// Turns the loop until something more was seen.
    void look() {
        const std::size_t before = seen.size();
        while (seen.size() == before) {
            loop.restart();
            loop.run_one();
        }
    }

    boost::asio::io_context loop;
    int looks = 0;
    std::vector<std::uint64_t> seen;
    std::function<void(std::uint64_t, SocketPoll::Ready)> on_ready;
    std::shared_ptr<SocketPoll> poll = std::make_shared<SocketPoll>(
        loop,
        [this] { ++looks; },
        [this](ConnectionId id, SocketPoll::Ready ready) {
            seen.push_back(static_cast<std::uint64_t>(id));
            if (on_ready) on_ready(seen.back(), ready);
        }
    );
};

TEST_F(Polling, TellsWhoHasSomethingToReadUntilItIsRead) {
    const Pair one;
    const Pair two;
    watch(one, 1);
    watch(two, 2);
    two.say();
    look();
    EXPECT_THAT(seen, ElementsAre(2));
    look();
    EXPECT_THAT(seen, ElementsAre(2, 2)) << "nobody has read it";
    two.hear();
    one.say();
    look();
    EXPECT_THAT(seen, ElementsAre(2, 2, 1));
}

TEST_F(Polling, MakesOneLookForAllWhoSpokeDuringItsRest) {
    std::vector<Pair> pairs(20);
    for (std::size_t i = 0; i < pairs.size(); ++i) watch(pairs[i], i);
    on_ready = [&](std::uint64_t id, SocketPoll::Ready) { pairs[id].hear(); };
    pairs[0].say();
    look();
    for (const Pair& pair : pairs) pair.say();
    look();
    EXPECT_EQ(seen.size(), 1 + pairs.size());
    EXPECT_EQ(looks, 2);
}

TEST_F(Polling, ForgetsNobodyWhenMoreAreReadyThanFitIntoALook) {
    std::vector<Pair> pairs(700);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        watch(pairs[i], i);
        pairs[i].say();
    }
    on_ready = [&](std::uint64_t id, SocketPoll::Ready) { pairs[id].hear(); };
    while (seen.size() < pairs.size()) look();
    EXPECT_EQ((std::set<std::uint64_t>{seen.begin(), seen.end()}).size(), pairs.size());
    EXPECT_EQ(looks, 2);
}

TEST_F(Polling, TellsOfRoomToWriteOnlyWhereItIsWanted) {
    const Pair pair;
    watch(pair, 1);
    std::vector<bool> writable;
    on_ready = [&](std::uint64_t, SocketPoll::Ready ready) { writable.push_back(ready.writable); };
    poll->watch_writable(pair.near(), ConnectionId{1}, true);
    look();
    poll->watch_writable(pair.near(), ConnectionId{1}, false);
    pair.say();
    look();
    EXPECT_THAT(writable, ElementsAre(true, false));
}

TEST_F(Polling, LetsTheLoopEndWhenNobodyIsLeft) {
    const Pair one;
    const Pair two;
    watch(one, 1);
    watch(two, 2);
    one.say();
    two.say();
    on_ready = [&](std::uint64_t id, SocketPoll::Ready) {
        poll->remove(id == 1 ? one.near() : two.near());
    };
    loop.run();
    EXPECT_EQ(seen.size(), 2U);
    // And goes on where somebody comes again.
    watch(one, 3);
    on_ready = [&](std::uint64_t, SocketPoll::Ready) { poll->remove(one.near()); };
    loop.restart();
    loop.run();
    EXPECT_EQ(seen.back(), 3U);
}

TEST_F(Polling, MayEndWhileALookIsToCome) {
    const Pair pair;
    watch(pair, 1);
    pair.say();
    poll.reset();
    loop.run();
    EXPECT_TRUE(seen.empty());
}

}  // namespace
}  // namespace hoithi::net
