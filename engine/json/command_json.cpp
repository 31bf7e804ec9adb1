#include "engine/json/command_json.hpp"

#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "engine/json/client_key_json.hpp"
#include "engine/json/field_reader.hpp"
#include "engine/json/limits.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/normal.hpp"

namespace hoithi::json {

namespace {

using Json = nlohmann::json;
using Read = Result<Command, CommandFault>;

/// The field, or null where it is absent, null itself, or `message` no object.
const Json* field(const Json& message, std::string_view name) {
    if (!message.is_object()) return nullptr;
    const auto found = message.find(name);
    return found == message.end() || found->is_null() ? nullptr : &*found;
}

template <class Number>
std::optional<Number> number_field(const Json& message, std::string_view name) {
    const Json* value = field(message, name);
    return value ? whole_number<Number>(*value) : std::nullopt;
}

/// A text composed; nullopt where it is absent, no text, or not UTF-8.
std::optional<std::string> text_field(const Json& message, std::string_view name) {
    const Json* value = field(message, name);
    const auto* text = value ? value->get_ptr<const std::string*>() : nullptr;
    return text ? text::nfc(*text) : std::nullopt;
}

/// A number in the range that questions use.
std::optional<std::int64_t> answer_number(const Json& message, std::string_view name) {
    const auto number = number_field<std::int64_t>(message, name);
    const bool fits = number && *number >= -number_max && *number <= number_max;
    return fits ? number : std::nullopt;
}

/// One or more positions of options, each once.
std::optional<OptionSet> options_field(const Json& message, std::string_view name) {
    const Json* list = field(message, name);
    if (!list || !list->is_array() || list->empty()) return std::nullopt;
    OptionSet options;
    for (const Json& item : *list) {
        const auto position = whole_number<std::uint8_t>(item);
        if (!position || *position >= OptionSet::size_max || options.contains(*position)) {
            return std::nullopt;
        }
        options.add(*position);
    }
    return options;
}

int fields_present(const Json& message, std::initializer_list<std::string_view> names) {
    int present = 0;
    for (const std::string_view name : names) present += field(message, name) ? 1 : 0;
    return present;
}

std::optional<ShowingId> showing_field(const Json& message) {
    const auto showing = number_field<std::uint32_t>(message, "q");
    return showing ? std::optional(ShowingId{*showing}) : std::nullopt;
}

/// Reads the one of `options`, `number` and `text` that there is.
bool read_given(const Json& message, SubmitAnswer& submitted) {
    if (fields_present(message, {"options", "number", "text"}) != 1) return false;
    Answer& answer = submitted.answer;
    if (const auto options = options_field(message, "options")) {
        answer.options = *options;
    } else if (const auto number = answer_number(message, "number")) {
        answer.number = *number;
    } else if (auto text = text_field(message, "text"); text && !text->empty()) {
        answer.text = *std::move(text);
        answer.folded = text::fold(answer.text);
        submitted.bare = text::bare(answer.folded);
    } else {
        return false;
    }
    return true;
}

Read read_next(const Json& message) {
    Advance advance;
    if (field(message, "from")) {
        advance.from = text_field(message, "from");
        if (!advance.from) return CommandFault::bad_request;
    }
    return Command{std::move(advance)};
}

Read read_add_time(const Json& message) {
    const auto seconds = number_field<std::int16_t>(message, "seconds");
    if (!seconds) return CommandFault::bad_request;
    return Command{AddTime{Millis{1000} * *seconds}};
}

/// A correction of a showing; without a reason the contest's rules refuse it.
template <class Correction>
Read read_correction(const Json& message, Correction correction = {}) {
    const auto showing = showing_field(message);
    if (!showing) return CommandFault::bad_request;
    correction.showing = *showing;
    if (field(message, "reason")) {
        auto reason = text_field(message, "reason");
        if (!reason) return CommandFault::bad_request;
        correction.reason = *std::move(reason);
    }
    return Command{std::move(correction)};
}

bool read_key_texts(const Json& message, ChangeKey& change) {
    const Json* list = field(message, "texts");
    if (!list || !list->is_array() || list->empty() || list->size() > texts_max) return false;
    for (const Json& item : *list) {
        const auto* written = item.get_ptr<const std::string*>();
        auto accepted = written ? text::nfc(*written) : std::nullopt;
        if (!accepted) return false;
        std::string folded = text::fold(*accepted);
        if (folded.empty()) return false;
        change.key.texts.push_back(*std::move(accepted));
        change.bare.push_back(text::bare(folded));
        change.key.folded.push_back(std::move(folded));
    }
    return true;
}

Read read_change_key(const Json& message) {
    if (fields_present(message, {"key", "number", "texts"}) != 1) return CommandFault::bad_request;
    ChangeKey change;
    if (const auto options = options_field(message, "key")) {
        change.key.options = *options;
    } else if (const auto number = answer_number(message, "number")) {
        change.key.number = *number;
        if (field(message, "tolerance")) {
            const auto tolerance = answer_number(message, "tolerance");
            if (!tolerance || *tolerance < 0) return CommandFault::bad_request;
            change.key.tolerance = *tolerance;
        }
    } else if (!read_key_texts(message, change)) {
        return CommandFault::bad_request;
    }
    return read_correction(message, std::move(change));
}

template <class Plain>
Read read_plain(const Json&) {
    return Command{Plain{}};
}

struct Act {
    std::string_view name;
    Read (*read)(const Json&);
};

constexpr std::array acts{
    Act{"start", &read_plain<Start>},
    Act{"next", &read_next},
    Act{"close", &read_plain<CloseQuestion>},
    Act{"add_time", &read_add_time},
    Act{"pause", &read_plain<Pause>},
    Act{"resume", &read_plain<Resume>},
    Act{"skip", &read_plain<Skip>},
    Act{"replace", &read_plain<Replace>},
    Act{"void", [](const Json& message) { return read_correction<VoidQuestion>(message); }},
    Act{"restore", [](const Json& message) { return read_correction<RestoreQuestion>(message); }},
    Act{"change_key", &read_change_key},
    Act{"hold_new", &read_plain<HoldNewNames>},
    Act{"release_new", &read_plain<ReleaseNewNames>},
    Act{"lock", &read_plain<Lock>},
    Act{"unlock", &read_plain<Unlock>},
    Act{"end", &read_plain<End>},
};

}  // namespace

Result<SubmitAnswer, CommandFault> read_answer(const Json& message) {
    const auto id = text_field(message, "id");
    const auto key = id ? read_client_key(*id) : std::nullopt;
    const auto showing = showing_field(message);
    SubmitAnswer submitted;
    if (!key || !showing || !read_given(message, submitted)) return CommandFault::bad_request;
    submitted.key = *key;
    submitted.showing = *showing;
    return submitted;
}

Result<Predict, CommandFault> read_predict(const Json& message) {
    const auto value = number_field<std::int64_t>(message, "value");
    if (!value) return CommandFault::bad_request;
    return Predict{{}, *value};
}

Result<Command, CommandFault> read_host_act(const Json& message) {
    const auto name = text_field(message, "act");
    if (!name) return CommandFault::bad_request;
    for (const Act& act : acts) {
        if (act.name == *name) return act.read(message);
    }
    return CommandFault::unknown_act;
}

}  // namespace hoithi::json
