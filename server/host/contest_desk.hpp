#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/bank.hpp"
#include "engine/decide.hpp"
#include "server/bus/bus.hpp"
#include "server/host/contest_host.hpp"
#include "server/host/contest_store.hpp"
#include "server/host/timekeeper.hpp"

namespace hoithi::host {

/// All contests of this process: opens them, finds them by code or id, hands requests on. Lives on
/// the event loop.
class ContestDesk final : public bus::Requests {
public:
    /// `banks` are drawn from when a contest is opened.
    ContestDesk(const Services& services, const std::vector<Bank>& banks);

    /// Takes up a contest that was there at the start.
    void take_up(StoredContest stored);

    /// Tells whoever comes to a contest that it is damaged.
    void close_off(DamagedContest contest) { damaged_.push_back(std::move(contest)); }
    /// Whether one by that definition is damaged, finished or not.
    bool has_damaged(std::string_view definition) const;

    using Opened = std::function<void(const ContestHost&)>;
    /// Opens a new contest; `opened` hears of it once it is durable. `after`: the contest whose
    /// people come over with their names. Faults point into the definition.
    Faults open(const ContestDefinition& definition, Opened opened, store::ContestKey after = {});
    /// Opens one unless one by a definition of that id is under way. `told` hears of the one or the
    /// other; of neither where that one is damaged, which is in the log.
    Faults ensure(const ContestDefinition& definition, Language language, const Opened& told);

    /// Sends a frame to the hosts of all contests.
    void tell_hosts(const net::Frame& frame);

    /// Tells hosts and stages of all contests where contestants find them now.
    void tell_address();

    void stop();
    /// Everything that happened in any contest is durable.
    bool settled() const;

    void knock(bus::Knock knock) override;
    void request(bus::ContestSlot contest, bus::Request request) override;

    const std::vector<std::unique_ptr<ContestHost>>& contests() const { return contests_; }

private:
    void stood_still(std::optional<Time> since, Millis length);
    ContestHost& add(StoredContest stored);
    ContestHost* before(const ContestHost& contest);
    ContestHost* find(const protocol::Hello& hello);
    const DamagedContest* find_damaged(const protocol::Hello& hello) const;
    void turn_away(const protocol::Hello& hello, bus::ConnectionId connection) const;
    void open_again(bus::ContestSlot slot, bus::ConnectionId connection, std::uint32_t number);

    const Services& services_;
    const std::vector<Bank>& banks_;
    Timekeeper timekeeper_;
    std::vector<std::unique_ptr<ContestHost>> contests_;  // by slot
    std::vector<DamagedContest> damaged_;
    std::map<std::string, bus::ContestSlot, std::less<>> by_id_;
    std::map<std::string, bus::ContestSlot, std::less<>> by_code_;  // the latest of each code
};

}  // namespace hoithi::host
