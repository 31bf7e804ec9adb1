#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "engine/bank.hpp"
#include "engine/definition.hpp"
#include "engine/language.hpp"
#include "server/address_watch.hpp"
#include "server/api/http_api.hpp"
#include "server/api/media.hpp"
#include "server/clock.hpp"
#include "server/contest_addresses.hpp"
#include "server/edge.hpp"
#include "server/edge_thread.hpp"
#include "server/host/contest_desk.hpp"
#include "server/leaderboard/memory_leaderboard.hpp"
#include "server/redis_side.hpp"
#include "server/refused_names.hpp"
#include "server/settings.hpp"
#include "server/store/data_folder.hpp"
#include "server/store/journal.hpp"
#include "server/store/secrets.hpp"
#include "server/store/writer.hpp"
#include "server/switchboard/switchboard.hpp"

namespace hoithi {

/// The server: owns everything, in the order in which it is made. Contests live on main's event
/// loop, with a gateway and a port; further loops have a gateway and a port each.
class App {
public:
    /// Opens the store, takes up every contest in it and listens. Throws std::exception with a
    /// sentence for the operator if it cannot.
    App(Settings settings, std::vector<Bank> banks, api::UnitSets units);

    /// Runs until a signal stops it (signals::that_stop), or until storing fails; the exit status.
    int run();

    /// As ContestDesk::ensure.
    using Told = host::ContestDesk::Opened;
    Faults ensure_contest(
        const ContestDefinition& definition, Language language, const Told& told
    ) {
        return desk_.ensure(definition, language, told);
    }
    /// `told` hears when the network has changed and people find this server elsewhere.
    void on_new_address(std::function<void()> told) { new_address_ = std::move(told); }

    const host::ContestDesk& desk() const { return desk_; }
    ContestAddresses addresses_of(const host::ContestHost& contest) const;

private:
    struct Start;  // what is read from the store before its thread takes it over

    App(Settings settings, std::vector<Bank> banks, api::UnitSets units, Start start);
    static Start open_store(const std::filesystem::path& data);
    api::MediaNames let_media_go(const Start& start) const;
    net::PortConfig port_config();
    void close_damaged(const std::vector<host::DamagedContest>& contests);
    bus::Publications& publications();
    std::vector<std::unique_ptr<EdgeThread>> make_edge_threads();
    std::vector<bus::Publications*> all_gateways();
    void start_edge_threads();
    api::Router http_router();
    api::ServerStats stats() const;
    bool all_gone() const;
    void heed_signals();
    void stop(protocol::CloseCode code, std::string_view reason);
    void bid_farewell(ServerClock::Steady::time_point until);
    void storing_failed(const std::string& reason);
    leaderboard::Leaderboard& leaderboard();
    void redis_changed();
    void address_changed();

    Settings settings_;
    boost::asio::io_context loop_{1};
    std::unique_ptr<store::DataFolder> folder_;
    store::Secrets secrets_;
    ServerClock clock_;
    std::vector<Bank> banks_;
    api::UnitSets units_;
    api::Media media_;
    net::StaticFiles page_files_;
    net::StaticFiles media_files_;
    std::vector<std::string> damage_;  // of contests and media, a sentence each
    RefusedNames refused_names_;
    store::Writer writer_;
    store::Journal journal_;
    leaderboard::MemoryLeaderboard memory_boards_;
    std::unique_ptr<RedisSide> redis_;  // null without Redis
    host::Services services_;
    host::ContestDesk desk_;
    gateway::Shared shared_;
    api::BoardStreams board_streams_;
    std::shared_ptr<const api::Router> router_;
    std::shared_ptr<net::Admissions> admissions_;
    std::vector<std::unique_ptr<EdgeThread>> edge_threads_;
    Edge edge_;                             // on the contests' loop
    switchboard::Switchboard switchboard_;  // used where there are further loops
    boost::asio::signal_set signals_;
    boost::asio::steady_timer farewell_;
    std::unique_ptr<AddressWatch> addresses_;  // null: --public-url says it
    std::function<void()> new_address_;
    bool stopping_ = false;
    int status_ = 0;
};

}  // namespace hoithi
