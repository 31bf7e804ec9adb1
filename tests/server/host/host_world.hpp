#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "engine/bank.hpp"
#include "server/host/contest_desk.hpp"
#include "server/leaderboard/memory_leaderboard.hpp"
#include "server/store/data_folder.hpp"
#include "server/store/writer.hpp"
#include "tests/server/host/hall.hpp"
#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::test {

using bus::ConnectionId;

/// A bank of eight questions q1 … q8 (single choice, the first option right), 300 s each.
Bank sample_bank();

/// A contest of the questions q1 … `questions` and one spare: no lead-in, no grace, 1000 points
/// whatever the time.
ContestDefinition sample_definition(std::size_t questions = 3);

/// Contests on a real store, without sockets: what a server is made of between the gateway and the
/// disk. A loop turns while a test waits for something. Made again on the same folder it takes up
/// every contest there, as a restarted server does.
class HostWorld {
public:
    explicit HostWorld(const std::filesystem::path& data, const host::Units* known_units = nullptr);
    ~HostWorld();
    HostWorld(const HostWorld&) = delete;
    HostWorld& operator=(const HostWorld&) = delete;

    /// Opens a contest and waits until it is there.
    void open(const ContestDefinition& definition);
    const host::ContestHost& contest(std::size_t slot) const { return *desk.contests().at(slot); }
    const host::ContestHost& contest() const { return contest(attended); }
    const Contest& state(std::size_t slot) const { return contest(slot).contest(); }
    const Contest& state() const { return state(attended); }

    /// The contest to which people come and of which commands are.
    std::size_t attended = 0;

    // Who knocks gets a connection of its own; each of these waits for what comes of it.
    ConnectionId hello(protocol::Hello hello);
    ConnectionId come(bus::Role role);
    ConnectionId join(const std::string& name);
    /// A key of its own is put in.
    ConnectionId join(protocol::JoinRequest request, bus::NetworkId network = {});
    /// Comes back with what `welcome` told the earlier connection.
    ConnectionId come_back(ConnectionId earlier);

    /// An act on people, and the answer to it; a page of the joined. Both wait.
    nlohmann::json act(ConnectionId host, protocol::PeopleAct act);
    nlohmann::json people(ConnectionId host, protocol::PeopleRequest request);

    // These do not wait.
    ConnectionId newcomer(const std::string& name, ClientKey key);
    void act(ConnectionId host, Command command);
    void answer(ConnectionId contestant, OptionSet options, ClientKey key);
    /// One that came in some time ago.
    void answer(ConnectionId contestant, OptionSet options, ClientKey key, Time received_at);
    void leave(ConnectionId connection);

    /// The contests' time, and how it passes while nobody looks at it: the loop does not turn.
    Time now() const { return clock_.now(); }
    static void let_pass(Millis time);

    std::string host_secret(const store::ContestKey& contest) const {
        return secrets_.host_secret(contest);
    }
    std::string stage_secret(const store::ContestKey& contest) const {
        return secrets_.stage_secret(contest);
    }
    ClientKey new_key() { return {7, ++keys_}; }

    const std::vector<nlohmann::json>& heard(ConnectionId connection);
    /// The messages of one type, in order.
    std::vector<nlohmann::json> heard(ConnectionId connection, const std::string& type);
    /// The types heard, in order.
    std::vector<std::string> types(ConnectionId connection);
    /// The last message of a type; null if there was none.
    nlohmann::json last(ConnectionId connection, const std::string& type);

    /// The disk takes nothing until the promise is kept; an exception in it is the disk's failure.
    std::promise<void> hold_disk();
    /// Runs what there is to run; the disk gets no time to be waited for.
    void turn();
    /// Waits until everything written is durable and told.
    void settle();
    /// Turns the loop until `done()`; gives up, with a failure, after much longer than it takes.
    void until(const std::function<bool()>& done);
    void until_phase(Phase phase);

    /// A page of a board as the public reads it.
    leaderboard::BoardAnswer read_board(const leaderboard::BoardQuery& query);
    /// A failure if there is none.
    leaderboard::BoardPage board(const leaderboard::BoardQuery& query);
    /// The machine has come into another network.
    void move_to(const std::vector<std::string>& urls) {
        services_.addresses = urls;
        services_.public_url = urls.front();
        desk.tell_address();
    }
    void limit_boards(const host::BoardLimits& limits) { services_.board_limits = limits; }

    /// What contests that name units choose from; it outlives the world.
    const host::Units* units;

    Hall hall;
    std::vector<std::string> disk_failures;

private:
    store::Connection open_store();

    boost::asio::io_context loop_{1};
    store::DataFolder folder_;
    store::Secrets secrets_{folder_};
    std::vector<host::StoredContest> stored_;
    store::Connection connection_;

public:
    /// The server's time, as contests read it.

private:
    ServerClock clock_;
    store::Writer writer_;
    store::Journal journal_{writer_};
    leaderboard::MemoryLeaderboard leaderboard_;
    host::Services services_;
    std::vector<Bank> banks_{sample_bank()};
    std::uint64_t keys_;  // none of before a restart
    std::uint32_t connections_ = 0;
    std::uint32_t numbers_ = 0;

public:
    host::ContestDesk desk;
};

}  // namespace hoithi::test
