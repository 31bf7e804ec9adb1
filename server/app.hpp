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
#include "server/gateway/gateway.hpp"
#include "server/host/contest_desk.hpp"
#include "server/leaderboard/memory_leaderboard.hpp"
#include "server/loops/loop_lag.hpp"
#include "server/net/port.hpp"
#include "server/redis_side.hpp"
#include "server/refused_names.hpp"
#include "server/settings.hpp"
#include "server/store/data_folder.hpp"
#include "server/store/journal.hpp"
#include "server/store/secrets.hpp"
#include "server/store/writer.hpp"
#include "server/switchboard/switchboard.hpp"
#include "server/wing.hpp"

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

    /// Opens a contest unless one by a definition of that id is under way. `told` hears of the one
    /// or the other; of neither where that one is damaged, which is in the log.
    using Told = std::function<void(const host::ContestHost&)>;
    Faults ensure_contest(const ContestDefinition& definition, Language language, const Told& told);
    /// `told` hears when the network has changed and people find this server elsewhere.
    void on_new_address(std::function<void()> told) { new_address_ = std::move(told); }

    /// Takes in a file that a contest shows, such as its logo, and gives its name.
    const api::Media& media() const { return media_; }
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
    std::vector<std::unique_ptr<Wing>> make_wings();
    std::vector<bus::Publications*> all_gateways();
    void start_wings();
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
    std::vector<std::unique_ptr<Wing>> wings_;
    gateway::Gateway gateway_;
    switchboard::Switchboard switchboard_;  // used where there are wings
    loops::LoopLag lag_;
    api::BoardStreams board_streams_;
    std::shared_ptr<const api::Router> router_;
    std::shared_ptr<net::Admissions> admissions_;
    net::Port port_;
    boost::asio::signal_set signals_;
    boost::asio::steady_timer farewell_;
    std::unique_ptr<AddressWatch> addresses_;  // null: --public-url says it
    std::function<void()> new_address_;
    bool stopping_ = false;
    int status_ = 0;
};

}  // namespace hoithi
