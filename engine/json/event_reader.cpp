#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/json/answered_line.hpp"
#include "engine/json/client_key_json.hpp"
#include "engine/json/event_json.hpp"
#include "engine/json/event_names.hpp"
#include "engine/json/field_reader.hpp"
#include "engine/json/json_pointer.hpp"
#include "engine/json/setup_json.hpp"

namespace hoithi::json {

namespace {

using Json = nlohmann::json;

void read_key(FieldReader& fields, ClientKey& target) {
    std::string text;
    fields.read_exact("k", text);
    if (const auto key = read_client_key(text)) {
        target = *key;
    } else {
        fields.findings().add({fields.pointer("k"), "is not 32 hexadecimal digits", {}});
    }
}

/// A list of exactly as many whole numbers as `targets`, each in its range.
template <class... Targets>
void read_numbers(
    const Json& list, const std::string& pointer, Findings& findings, Targets&... targets
) {
    if (!list.is_array() || list.size() != sizeof...(targets)) {
        findings.add({pointer, "is not a list of that many numbers", {}});
        return;
    }
    std::size_t position = 0;
    const auto read = [&](auto& target) {
        const Json& value = list[position++];
        if (const auto number = whole_number<std::remove_reference_t<decltype(target)>>(value)) {
            target = *number;
        } else {
            findings.add({pointer, "holds something that is no number of that kind", {}});
        }
    };
    (read(targets), ...);
}

/// Reads the fields of one event into it.
struct EventFields {
    FieldReader& fields;

    void operator()(ContestOpened& opened) const {
        int version = 0;
        fields.read("v", version);
        if (version < 1 || version > event_version) {
            fields.findings().add(
                {fields.pointer("v"), "is of a later version than this server reads", {}}
            );
            return;
        }
        opened.setup = std::make_shared<const Setup>(setup_of(fields));
    }
    void operator()(Joined& joined) const {
        fields.read("c", joined.contestant);
        read_key(fields, joined.key);
        fields.read("d", joined.division);
        fields.read("team", joined.team);
    }
    void operator()(Removed& removed) const { fields.read("c", removed.contestant); }
    void operator()(Reinstated& reinstated) const { fields.read("c", reinstated.contestant); }
    void operator()(ManyRemoved& removed) const { read_contestants(removed.contestants); }
    void operator()(ManyReinstated& reinstated) const { read_contestants(reinstated.contestants); }
    void operator()(NamesHeld& held) const { read_contestants(held.contestants); }
    void operator()(NamesReleased& released) const { read_contestants(released.contestants); }
    void operator()(Renamed& renamed) const { fields.read("c", renamed.contestant); }
    void operator()(SeatMoved& moved) const { fields.read("c", moved.contestant); }
    void read_contestants(std::vector<ContestantId>& targets) const {
        for (const Json& item : fields.items("c", Presence::required)) {
            const auto number = whole_number<std::uint32_t>(item);
            if (!number) {
                fields.findings().add({fields.pointer("c"), "holds what is no contestant", {}});
                return;
            }
            targets.push_back(ContestantId{*number});
        }
    }
    void operator()(Predicted& predicted) const {
        fields.read("c", predicted.contestant);
        fields.read("value", predicted.value);
    }
    void operator()(LeadInBegan& began) const {
        fields.read("q", began.showing);
        fields.read("spare", began.spare, Presence::optional);
        fields.read("opens_at", began.opens_at);
    }
    void operator()(QuestionOpened& opened) const { fields.read("closes_at", opened.closes_at); }
    void operator()(DeadlineMoved& moved) const { fields.read("closes_at", moved.closes_at); }
    void operator()(Resumed& resumed) const { fields.read("by", resumed.by); }
    void operator()(Unveiled& unveiled) const { fields.read("step", unveiled.step); }
    void operator()(AnswerRecorded& recorded) const {
        fields.read("c", recorded.contestant);
        fields.read("q", recorded.showing);
        read_key(fields, recorded.key);
        std::uint8_t options = 0;
        fields.read("o", options);
        recorded.answer.options = OptionSet(options);
        fields.read("n", recorded.answer.number, Presence::optional);
        if (fields.find("x", Presence::optional)) {
            fields.read_exact("x", recorded.answer.text);
            fields.read_exact("f", recorded.answer.folded);
        }
        fields.read("ms", recorded.elapsed);
        fields.read("given", recorded.given_at, Presence::optional);
        if (const Json* mark = fields.find_list("m", Presence::required)) {
            auto& [credit, points, bonus] = recorded.mark;
            read_numbers(*mark, fields.pointer("m"), fields.findings(), credit, points, bonus);
        }
    }
    void operator()(Voided& voided) const {
        fields.read("q", voided.showing);
        fields.read_exact("reason", voided.reason);
    }
    void operator()(Restored& restored) const {
        fields.read("q", restored.showing);
        fields.read_exact("reason", restored.reason);
    }
    void operator()(KeyChanged& changed) const {
        fields.read("q", changed.showing);
        if (const Json* key = fields.find_object("key", Presence::required)) {
            changed.key = key_of(*key, fields.pointer("key"), fields.findings());
        }
        fields.read_exact("reason", changed.reason);
        if (fields.find("explanation", Presence::optional)) {
            fields.read_exact("explanation", changed.explanation.emplace());
        }
    }
    void operator()(Remarked& remarked) const {
        for (const Json& item : fields.items("marks", Presence::required)) {
            std::uint32_t contestant = 0;
            std::uint32_t showing = 0;
            Mark mark;
            const std::string at = pointer_to(fields.pointer("marks"), remarked.marks.size());
            auto& [credit, points, bonus] = mark;
            read_numbers(item, at, fields.findings(), contestant, showing, credit, points, bonus);
            remarked.marks.push_back({ContestantId{contestant}, ShowingId{showing}, mark});
        }
    }
    void operator()(Finished& finished) const {
        fields.read("truth", finished.truth);
        fields.read("finale", finished.finale, Presence::optional);
    }

    /// An event with a field that is not read above does not compile.
    template <class WithoutFields>
    requires std::is_empty_v<WithoutFields>
    void operator()(WithoutFields&) const {}
};

/// An event of the kind at `position` in the variant, with nothing in it yet.
template <std::size_t... Positions>
EventBody empty_body(std::size_t position, std::index_sequence<Positions...>) {
    EventBody body;
    static_cast<void>(((Positions == position ? (body.emplace<Positions>(), true) : false) || ...));
    return body;
}

std::string told(const Fault& fault) { return fault.pointer + ": " + fault.problem; }

Result<Event, std::string> read_any(std::string_view line) {
    const Json object = Json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object()) return std::string("the line is not a JSON object");
    Findings findings(Language::english);
    FieldReader fields(object, {}, findings);
    std::string name;
    Event event;
    fields.read_exact("e", name);
    fields.read("at", event.at);
    if (!findings.faults().empty()) return told(findings.faults().front());
    const auto known = std::ranges::find(event_names, name);
    if (known == event_names.end()) return "/e: there is no event \"" + name + "\"";
    constexpr std::make_index_sequence<event_names.size()> all{};
    event.body = empty_body(static_cast<std::size_t>(known - event_names.begin()), all);
    std::visit(EventFields{fields}, event.body);
    fields.finish();
    if (!findings.faults().empty()) return name + " " + told(findings.faults().front());
    return event;
}

}  // namespace

Result<Event, std::string> read_event(std::string_view line) {
    if (auto answered = read_answered(line)) return *std::move(answered);
    return read_any(line);
}

}  // namespace hoithi::json
