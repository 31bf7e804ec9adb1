#include "engine/json/event_json.hpp"

#include "engine/json/answered_line.hpp"
#include "engine/json/client_key_json.hpp"
#include "engine/json/event_names.hpp"
#include "engine/json/json_writer.hpp"
#include "engine/json/setup_json.hpp"

namespace hoithi::json {

namespace {

/// Appends the fields of one event after its name and moment. Short names: a contest has
/// hundreds of thousands of these lines.
struct EventWriter {
    JsonWriter& line;

    void contestant(ContestantId id) const { line.field("c", static_cast<std::uint32_t>(id)); }
    void contestants(const std::vector<ContestantId>& ids) const {
        line.key("c").begin_array();
        for (const ContestantId id : ids) line.value(static_cast<std::uint32_t>(id));
        line.end_array();
    }
    void showing(ShowingId id) const { line.field("q", static_cast<std::uint32_t>(id)); }

    void operator()(const ContestOpened& opened) const {
        line.field("v", event_version);
        append_setup(line, *opened.setup);
    }
    void operator()(const Joined& joined) const {
        contestant(joined.contestant);
        line.field("k", client_key_text(joined.key));
        line.field("d", static_cast<std::uint8_t>(joined.division)).field("team", joined.team);
    }
    void operator()(const Removed& removed) const { contestant(removed.contestant); }
    void operator()(const Reinstated& reinstated) const { contestant(reinstated.contestant); }
    void operator()(const ManyRemoved& removed) const { contestants(removed.contestants); }
    void operator()(const ManyReinstated& reinstated) const { contestants(reinstated.contestants); }
    void operator()(const NamesHeld& held) const { contestants(held.contestants); }
    void operator()(const NamesReleased& released) const { contestants(released.contestants); }
    void operator()(const Renamed& renamed) const { contestant(renamed.contestant); }
    void operator()(const SeatMoved& moved) const { contestant(moved.contestant); }
    void operator()(const Predicted& predicted) const {
        contestant(predicted.contestant);
        line.field("value", predicted.value);
    }
    void operator()(const LeadInBegan& began) const {
        showing(began.showing);
        if (began.spare) line.field("spare", *began.spare);
        line.field("opens_at", began.opens_at.count());
    }
    void operator()(const QuestionOpened& opened) const {
        line.field("closes_at", opened.closes_at.count());
    }
    void operator()(const DeadlineMoved& moved) const {
        line.field("closes_at", moved.closes_at.count());
    }
    void operator()(const Resumed& resumed) const { line.field("by", resumed.by.count()); }
    void operator()(const Unveiled& unveiled) const { line.field("step", unveiled.step); }
    void operator()(const Voided& voided) const {
        showing(voided.showing);
        line.field("reason", voided.reason);
    }
    void operator()(const Restored& restored) const {
        showing(restored.showing);
        line.field("reason", restored.reason);
    }
    void operator()(const KeyChanged& changed) const {
        showing(changed.showing);
        append_key(line.key("key"), changed.key);
        line.field("reason", changed.reason);
        if (changed.explanation) line.field("explanation", *changed.explanation);
    }
    void operator()(const Remarked& remarked) const {
        line.key("marks").begin_array();
        for (const NewMark& changed : remarked.marks) {
            line.begin_array();
            line.value(static_cast<std::uint32_t>(changed.contestant));
            line.value(static_cast<std::uint32_t>(changed.showing));
            line.value(changed.mark.credit).value(changed.mark.points).value(changed.mark.bonus);
            line.end_array();
        }
        line.end_array();
    }
    void operator()(const Finished& finished) const {
        line.field("truth", finished.truth);
        if (finished.finale) line.field("finale", true);
    }
    void operator()(const AnswerRecorded&) const {}  // append_answered wrote the whole line

    /// An event with a field that is not written above does not compile.
    template <class WithoutFields>
    requires std::is_empty_v<WithoutFields>
    void operator()(const WithoutFields&) const {}
};

}  // namespace

void append_event(std::string& out, const Event& event) {
    if (const auto* recorded = std::get_if<AnswerRecorded>(&event.body)) {
        append_answered(out, event.at, *recorded);
        return;
    }
    JsonWriter line(out);
    line.begin_object();
    line.field("e", name_of(event.body)).field("at", event.at.count());
    std::visit(EventWriter{line}, event.body);
    line.end_object();
}

}  // namespace hoithi::json
