#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/ids.hpp"
#include "engine/time.hpp"
#include "server/bus/connection_id.hpp"
#include "server/bus/network_id.hpp"
#include "server/protocol/server_message.hpp"
#include "server/store/person_row.hpp"

namespace hoithi::host {

/// Who the contestants of one contest are: what the engine does not know and the journal does
/// not keep. In memory the table of people, with who is connected at the moment.
class Roster {
public:
    explicit Roster(std::vector<store::PersonRow> people);
    Roster(const Roster&) = delete;
    Roster& operator=(const Roster&) = delete;

    const store::PersonRow* find(ContestantId contestant) const;
    /// Who in the contest bears the name, by its folded form.
    std::optional<ContestantId> bearer_of(std::string_view folded_name) const;
    /// Whether the name is that of somebody removed for good; or looks like one.
    bool bars(std::string_view folded_name) const { return barred_names_.contains(folded_name); }
    bool resembles_barred(std::string_view name) const;

    void add(store::PersonRow person);
    /// A removed contestant's name is free again; a reinstated one gets it back, marked with
    /// their number if somebody took it meanwhile. Gives the row to store.
    store::PersonRow set_removed(ContestantId contestant, bool removed);
    /// Whether they and their name may come back once they are removed. Gives the row to store.
    store::PersonRow set_barred(ContestantId contestant, bool barred);
    /// They bear another name, which nobody else in the contest does. Gives the row to store.
    store::PersonRow set_name(ContestantId contestant, std::string name, std::string folded_name);
    /// Whether their name is kept from the public. Gives the row to store.
    store::PersonRow set_held(ContestantId contestant, bool held);

    bool online(ContestantId contestant) const {
        return index(contestant) < people_.size() && people_[index(contestant)].online;
    }
    /// Let in by that connection; an older one counts no longer.
    void came(ContestantId contestant, bus::ConnectionId connection);
    /// That connection is gone. It says nothing of a contestant who has come by a newer one since:
    /// the two may be on different event loops, and the news of them comes in any order.
    void went(ContestantId contestant, bus::ConnectionId connection);
    void measured(ContestantId contestant, Millis round_trip);
    /// Where they joined from; where it is known already it stays.
    void came_from(ContestantId contestant, bus::NetworkId network);

    /// One page of those whose names match and whom `fits` takes, removed ones too, in the order
    /// of joining, or else of `ranks`, least first. n log n in people: for hosts, who ask now and
    /// then.
    struct Line {
        ContestantId contestant{};
        const store::PersonRow* person = nullptr;
        bool online = false;
        std::optional<Millis> round_trip;
        /// The first who came with a name that looks the same; null if they are the first.
        const store::PersonRow* alike = nullptr;
        std::uint32_t network = 0;  // the group's number; 0: unknown
    };
    using Fits = std::function<bool(const Line&)>;
    struct Page {
        std::uint32_t total = 0;
        std::vector<Line> lines;
    };
    using Rank = std::function<std::uint64_t(ContestantId)>;
    Page page(
        std::string_view find,
        std::uint32_t from,
        std::uint32_t count,
        const Fits& fits = {},
        const Rank& rank = {}
    ) const;

    /// Those in the contest who joined from one network.
    protocol::NetworkGroup network(std::uint32_t number) const {
        return {number, network_people_[number - 1]};
    }
    /// The largest groups of more than one, largest first.
    std::vector<protocol::NetworkGroup> networks(std::size_t count) const;

    /// How the room is connected; without stages and spectators. Linear in people.
    protocol::Room room() const;

    /// The latest to join, newest last, at most `count`.
    std::vector<const store::PersonRow*> latest(std::size_t count) const;

private:
    struct Person {
        store::PersonRow row;
        std::string bare_name;  // for searching without accents
        bool known = false;     // false: erased, or never there
        bool online = false;
        bus::ConnectionId connection;  // the latest
        std::optional<Millis> round_trip;
        std::uint64_t looks = 0;  // like all names of the same skeleton; 0: like none
        std::optional<ContestantId> alike;
        std::uint32_t network = 0;
    };

    Person& slot(ContestantId contestant);
    void forget_name(const Person& person, ContestantId contestant);
    void note_likeness(Person& person, ContestantId contestant);
    Line line(ContestantId contestant) const;
    void count_in_network(const Person& person, std::uint32_t by);

    // By contestant. None moves when another joins, so names can be looked up where they stand.
    std::deque<Person> people_;
    std::map<std::string_view, ContestantId> by_name_;          // folded, not removed
    std::unordered_map<std::uint64_t, ContestantId> by_looks_;  // who came first
    std::multiset<std::string, std::less<>> barred_names_;      // folded
    std::multiset<std::uint64_t> barred_looks_;
    std::map<bus::NetworkId, std::uint32_t> networks_;  // their numbers, from 1
    std::vector<std::uint32_t> network_people_;         // by number - 1
};

}  // namespace hoithi::host
