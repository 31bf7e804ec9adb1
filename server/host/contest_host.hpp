#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/contest.hpp"
#include "engine/decide.hpp"
#include "server/bus/message.hpp"
#include "server/host/contest_frames.hpp"
#include "server/host/contest_news.hpp"
#include "server/host/farewells.hpp"
#include "server/host/ledger.hpp"
#include "server/host/people_desk.hpp"
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

    const store::ContestRow& row() const { return row_; }
    const Contest& contest() const { return contest_; }

private:
    Result<Events, Refusal> perform(const Command& command);
    void record(const Events& events);
    void publish(bus::Publication publication) { ledger_.hold(std::move(publication)); }
    Time now() const;

    void handle(bus::Newcomer newcomer);
    void handle(bus::ContestantCommand command);
    void handle(bus::NewName rename);
    void handle(bus::HostQuestion question);
    void answer(bus::ConnectionId connection, const protocol::SeatRequest& request);
    void answer(bus::ConnectionId connection, const protocol::AnswersRequest& request);
    void answer(bus::ConnectionId connection, const protocol::TryRequest& request);
    void tell_name(ContestantId contestant);
    void take_seat(const bus::Knock& knock);
    void come_back(const bus::Knock& knock);
    void let_in(
        const bus::Knock& knock, bus::Role role, std::optional<ContestantId> who = std::nullopt
    );
    void turn_away(const bus::Knock& knock, std::string_view reason, protocol::CloseCode code);
    void handle(bus::HostCommand command);
    void handle(bus::PeopleCommand command);
    void handle(bus::UnveilCommand command);
    void handle(bus::StageSound sound) { news_.stage_sounds(sound.connection, sound.on); }
    void handle(bus::PeopleQuery query);
    void handle(bus::Again again);
    void handle(bus::Left left);
    void handle(bus::RoundTrips trips);

    void admit(bus::ConnectionId connection, bus::Role role, std::optional<ContestantId> who);
    void refuse(bus::ConnectionId connection, const protocol::Refused& refused);
    void answered(const bus::ContestantCommand& command, const SubmitAnswer& answer);
    void seat(const bus::Newcomer& newcomer, store::PersonRow person);
    void set_removed(ContestantId contestant, bool removed);
    void set_removed(const std::vector<ContestantId>& contestants, bool removed);

    void tell(const Events& events);
    void tell_finale();
    net::Frame finale() const;
    std::uint32_t finale_steps() const;
    bool shows_answers() const;
    void tell_answers();
    net::Frame shown_answers() const;
    void release_code();
    void show_boards_when_due();
    void publish_boards(const Contest& shown, std::uint64_t version);
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
    Timekeeper& timekeeper_;
    OpenAgain again_;
    WakeTimer wake_timer_;
    std::optional<protocol::Outage> outage_;  // the last
    ContestNews news_;
    PeopleDesk people_;
    SeatDesk seats_;
    Farewells farewells_;
    bool boards_due_ = true;
    // A restart leads nobody through the finale again: all of it is shown.
    std::uint32_t finale_step_ = std::numeric_limits<std::uint32_t>::max();
    std::uint64_t placings_told_;  // of the contest's placings
};

}  // namespace hoithi::host
