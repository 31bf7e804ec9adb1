#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/contest.hpp"
#include "engine/decide.hpp"
#include "engine/outcome.hpp"
#include "server/bus/message.hpp"
#include "server/host/contest_frames.hpp"
#include "server/host/contest_news.hpp"
#include "server/host/farewells.hpp"
#include "server/host/inquiry_desk.hpp"
#include "server/host/ledger.hpp"
#include "server/host/people_desk.hpp"
#include "server/host/public_boards.hpp"
#include "server/host/room_before.hpp"
#include "server/host/roster.hpp"
#include "server/host/seat_desk.hpp"
#include "server/host/services.hpp"
#include "server/host/timekeeper.hpp"
#include "server/host/wake_timer.hpp"
#include "server/store/contests.hpp"

namespace hoithi::host {

/// A contest as it stood when its boards were made that the public reads.
struct AsShown {
    Contest state;
    std::uint64_t version = 0;  // events in the journal then
};

/// A contest out of the journal, ready to go on.
struct StoredContest {
    store::ContestRow row;       // with the epoch just taken
    Contest state;               // empty for a contest just opened
    std::uint64_t version = 0;   // events in the journal
    std::uint64_t sequence = 0;  // batches in the journal
    std::vector<store::PersonRow> people;
    std::optional<AsShown> shown{};  // where boards made now might say more
};

/// The one owner of one contest: runs the engine, writes the journal, publishes what came of it
/// and keeps the contest's one timer. Lives on the event loop; hears of people only by messages.
class ContestHost {
public:
    using OpenAgain = std::function<void(bus::ConnectionId connection, std::uint32_t number)>;

    /// The journal knows the time of what runs at least so often (with the tick that finds it due).
    static constexpr Millis mark_every{700};
    /// Those who follow to another contest come over within so long each, and within the most.
    static constexpr Millis follow_pace{5};
    static constexpr Millis follow_most{20'000};
    /// A host who comes hears of an outage that is no older.
    static constexpr Millis outage_news_kept{600'000};

    ContestHost(
        const Services& services,
        bus::ContestSlot slot,
        StoredContest stored,
        Timekeeper& timekeeper,
        OpenAgain again
    );

    /// The first event of a new contest; `durable` hears once it is that.
    void open(const Event& opened, Ledger::Act durable);
    /// Takes a contest up again after a restart: running timers go on, and the public reads the
    /// boards that it read before: of `shown`, or else of the contest as it is.
    void recover(const std::optional<AsShown>& shown);
    /// Writes down how far what runs has come, unless that is known well enough.
    void mark_time();
    /// The process stood still, as the timekeeper tells: running timers get the time back.
    void stood_still(std::optional<Time> since, Millis length);
    /// Marks the time. No timer runs any more; the loop may end.
    void stop();
    /// Everything that happened is durable.
    bool settled() const { return ledger_.settled(); }

    void knock(const bus::Knock& knock);
    void request(bus::Request request);
    void tell_hosts(const net::Frame& frame);
    /// Tells hosts and stages where contestants find the server now.
    void tell_address();

    /// This contest goes on from that one: its people come over with their names.
    void goes_on_from(const ContestHost& before);
    /// This contest, which is over, goes on in that one: tells people and stages, and whoever comes
    /// as long as people gather there.
    void goes_on_in(const ContestHost& next);

    const store::ContestRow& row() const { return row_; }
    const Contest& contest() const { return contest_; }

private:
    Result<Events, Refusal> perform(const Command& command);
    void record(const Events& events);
    void publish(bus::Publication publication) { ledger_.hold(std::move(publication)); }
    /// For those who publish with this contest.
    std::function<void(bus::Publication)> publisher() {
        return [this](bus::Publication publication) { publish(std::move(publication)); };
    }
    Time now() const;

    void handle(bus::Newcomer newcomer);
    void handle(bus::ContestantCommand command);
    void handle(bus::NewName rename);
    void handle(bus::HostQuestion question);
    void tell_name(ContestantId contestant);
    void take_seat(const bus::Knock& knock);
    void come_back(const bus::Knock& knock);
    void come_over(const bus::Knock& knock);
    void join_as_before(const bus::Knock& knock, protocol::JoinRequest join);
    void invite(bus::ConnectionId connection, bus::Role role);
    net::Frame follow(bus::Role role, Millis within) const;
    void let_in(
        const bus::Knock& knock, bus::Role role, std::optional<ContestantId> who = std::nullopt
    );
    void turn_away(const bus::Knock& knock, std::string_view reason, protocol::CloseCode code);
    void handle(bus::HostCommand command);
    void handle(bus::PeopleCommand command);
    void handle(bus::AddressCommand command);
    void handle(bus::StageSound sound) { news_.stage_sounds(sound.connection, sound.on); }
    void handle(bus::PeopleQuery query);
    void handle(bus::Again again);
    void handle(bus::Left left);
    void handle(bus::RoundTrips trips);

    void admit(bus::ConnectionId connection, bus::Role role, std::optional<ContestantId> who);
    void refuse(bus::ConnectionId connection, const protocol::Refused& refused);
    void done_or(
        std::optional<Refusal> refusal, bus::ConnectionId connection, std::uint32_t number
    );
    void seat(bus::ConnectionId connection, bus::NetworkId network, store::PersonRow person);
    void set_removed(const std::vector<ContestantId>& contestants, bool removed);

    void tell(const Events& events);
    void release_code();
    void tell_views(std::optional<ShowingId> opened);
    void tell_everyone_personally();
    void wake();

    const Services& services_;
    bus::ContestSlot slot_;
    store::ContestRow row_;
    Contest contest_;
    std::uint64_t version_;
    Roster roster_;
    ContestFrames frames_;
    Ledger ledger_;
    PublicBoards boards_;
    Timekeeper& timekeeper_;
    OpenAgain again_;
    WakeTimer wake_timer_;
    std::optional<protocol::Outage> outage_;  // the last
    ContestNews news_;
    PeopleDesk people_;
    SeatDesk seats_;
    InquiryDesk inquiries_;
    Farewells farewells_;
    std::optional<RoomBefore> before_;
    const ContestHost* next_ = nullptr;
    OwnPlaceStamp own_places_told_;
};

}  // namespace hoithi::host
