#include "engine/json/command_json.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/json/limits.hpp"
#include "engine/json/message_fields.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/reason.hpp"

namespace hoithi::json {

namespace {

using Json = nlohmann::json;

std::int64_t number_in_range(MessageFields& fields, std::string_view name, std::int64_t least) {
    const auto number = fields.number<std::int64_t>(name);
    if (number < least || number > number_max) fields.refuse(Refusal::bad_request);
    return number;
}

ShowingId showing(MessageFields& fields) { return ShowingId{fields.number<std::uint32_t>("q")}; }

/// Reads the one of `options`, `number` and `text` that there is.
void read_given(MessageFields& fields, SubmitAnswer& submitted) {
    Answer& answer = submitted.answer;
    const std::string_view given = fields.one_of({"options", "number", "text"});
    if (given == "options") {
        answer.options = fields.options(given, Refusal::unknown_option);
    } else if (given == "number") {
        answer.number = number_in_range(fields, given, -number_max);
    } else if (given == "text") {
        answer.text = fields.text(given);
        answer.folded = text::fold(answer.text);
        submitted.bare = text::bare(answer.folded);
        if (answer.folded.empty()) fields.refuse(Refusal::answer_empty);
    }
}

Command read_next(MessageFields& fields) {
    Advance advance;
    if (fields.has("from")) advance.from = fields.text("from");
    return advance;
}

Command read_add_time(MessageFields& fields) {
    return AddTime{Millis{1000} * fields.number<std::int16_t>("seconds")};
}

/// A correction of a showing; without a reason that says something the contest's rules refuse it.
template <class Correction>
Command read_correction(MessageFields& fields, Correction correction = {}) {
    correction.showing = showing(fields);
    correction.reason = text::clean_reason(fields.text_or("reason", {}));
    return correction;
}

void read_key_texts(MessageFields& fields, ChangeKey& change) {
    change.key.texts = fields.texts("texts");
    const std::size_t count = change.key.texts.size();
    if (count == 0 || count > texts_max) fields.refuse(Refusal::bad_request);
    for (const std::string& accepted : change.key.texts) {
        std::string folded = text::fold(accepted);
        if (folded.empty()) fields.refuse(Refusal::bad_request);
        change.bare.push_back(text::bare(folded));
        change.key.folded.push_back(std::move(folded));
    }
}

Command read_change_key(MessageFields& fields) {
    ChangeKey change;
    const std::string_view given = fields.one_of({"key", "number", "texts"});
    if (fields.has("tolerance") && given != "number") fields.refuse(Refusal::bad_request);
    if (given == "key") {
        change.key.options = fields.options(given, Refusal::bad_request);
    } else if (given == "number") {
        change.key.number = number_in_range(fields, given, -number_max);
        if (fields.has("tolerance")) change.key.tolerance = number_in_range(fields, "tolerance", 0);
    } else if (given == "texts") {
        read_key_texts(fields, change);
    }
    if (given != "number" && fields.has("tolerance")) fields.refuse(Refusal::bad_request);
    if (fields.has("explanation")) {
        change.explanation = text::clean_reason(fields.text("explanation"));
    }
    return read_correction(fields, std::move(change));
}

Command read_unveil(MessageFields& fields) {
    const Unveil unveil{fields.number<std::uint32_t>("step")};
    if (unveil.step == 0) fields.refuse(Refusal::bad_request);
    return unveil;
}

template <class Plain>
Command read_plain(MessageFields&) {
    return Plain{};
}

struct Act {
    std::string_view name;
    Command (*read)(MessageFields&);
};

constexpr std::array acts{
    Act{"start", &read_plain<Start>},
    Act{"next", &read_next},
    Act{"show_answer", &read_plain<ShowAnswer>},
    Act{"close", &read_plain<CloseQuestion>},
    Act{"add_time", &read_add_time},
    Act{"pause", &read_plain<Pause>},
    Act{"resume", &read_plain<Resume>},
    Act{"skip", &read_plain<Skip>},
    Act{"replace", &read_plain<Replace>},
    Act{"void", [](MessageFields& fields) { return read_correction<VoidQuestion>(fields); }},
    Act{"restore", [](MessageFields& fields) { return read_correction<RestoreQuestion>(fields); }},
    Act{"change_key", &read_change_key},
    Act{"hold_new", &read_plain<HoldNewNames>},
    Act{"release_new", &read_plain<ReleaseNewNames>},
    Act{"lock", &read_plain<Lock>},
    Act{"unlock", &read_plain<Unlock>},
    Act{"end", &read_plain<End>},
    Act{"unveil", &read_unveil},
};

}  // namespace

Result<SubmitAnswer, AnswerFault> read_answer(const Json& message) {
    MessageFields fields(message);
    SubmitAnswer submitted;
    submitted.key = fields.key("id");
    submitted.showing = showing(fields);
    const bool known = fields.fits();
    read_given(fields, submitted);
    if (fields.fits()) return submitted;
    AnswerFault fault{fields.fault(), submitted.key, std::nullopt};
    if (known) fault.showing = submitted.showing;
    return fault;
}

Result<Predict, CommandFault> read_predict(const Json& message) {
    MessageFields fields(message);
    const Predict predict{{}, fields.number<std::int64_t>("value")};
    if (!fields.fits()) return fields.fault();
    return predict;
}

Result<Command, CommandFault> read_host_act(const Json& message) {
    MessageFields fields(message);
    const std::string name = fields.text("act");
    Command command;
    const auto act = std::ranges::find(acts, name, &Act::name);
    if (act == acts.end()) {
        fields.refuse(Refusal::bad_request);
    } else {
        command = act->read(fields);
    }
    if (!fields.fits()) return fields.fault();
    return command;
}

}  // namespace hoithi::json
