#include "tests/scenarios/scenario.hpp"

#include <array>

#include "tests/scenarios/spelling.hpp"

namespace hoithi::test {

namespace {

const std::string& word(const Words& words, std::size_t position, const char* what) {
    if (words.bare.size() <= position) throw TableFault(std::string("missing: ") + what);
    return words.bare[position];
}

std::string named_or(const Words& words, const std::string& name, const std::string& otherwise) {
    const auto found = words.named.find(name);
    return found == words.named.end() ? otherwise : found->second;
}

/// Commands that are their verb alone.
const std::map<std::string, Command>& plain_commands() {
    static const std::map<std::string, Command> all{
        {"start", Start{}},
        {"close", CloseQuestion{}},
        {"pause", Pause{}},
        {"resume", Resume{}},
        {"skip", Skip{}},
        {"replace", Replace{}},
        {"lock", Lock{}},
        {"unlock", Unlock{}},
        {"end", End{}},
        {"wait", Tick{}},
        {"mark", MarkTime{}},
    };
    return all;
}

/// A key of the kind that is named, whatever the question's.
Key key_given(const Words& words) {
    Question question;
    for (const auto& [name, kind] : std::initializer_list<std::pair<std::string, QuestionKind>>{
             {"option", QuestionKind::single},
             {"number", QuestionKind::number},
             {"text", QuestionKind::text}}) {
        question.kind = kind;
        if (words.has(name)) return read_key(question, words.named.at(name));
    }
    throw TableFault("missing: the new key");
}

ShowingId showing_in(const Words& words) {
    return ShowingId{static_cast<std::uint32_t>(whole_number(word(words, 0, "which showing")))};
}

}  // namespace

ContestantId Scenario::id_of(const std::string& name) const {
    const auto found = contestants_.find(name);
    if (found == contestants_.end()) throw TableFault("nobody is called " + name);
    return found->second;
}

std::string Scenario::name_of(ContestantId id) const {
    for (const auto& [name, known] : contestants_) {
        if (known == id) return name;
    }
    throw TableFault("a contestant without a name");
}

Phrases Scenario::step(const Line& line) {
    const Time moment = contest_opened_at + Millis{*line.at_ms};
    if (moment < played_.now()) throw TableFault("this moment has passed");
    if (line.verb == "recover") {
        // Nobody was there while the time passed.
        const bool lives = line.words.has("since");
        if (!lives && !played_.restart()) throw TableFault("the events give another contest");
        played_.at(Millis{*line.at_ms});
    } else {
        pass_to(moment);
    }
    if (const auto refusal = act(line)) return {std::string(name(*refusal))};
    return outcome_of(line);
}

/// The contest wakes by itself at every moment before this one.
void Scenario::pass_to(Time moment) {
    if (moment > played_.now()) played_.pass(moment - played_.now() - Millis{1});
    played_.at(moment - contest_opened_at);
}

std::optional<Refusal> Scenario::act(const Line& line) {
    if (line.verb == "join") return join(line.words);
    if (line.verb == "answer") return answer(line.words);
    constexpr std::array corrections{"void", "restore", "change_key"};
    for (const char* correction : corrections) {
        if (line.verb == correction) return correct(line.verb, line.words);
    }
    return played_.play(host_command(line));
}

std::optional<Refusal> Scenario::join(const Words& words) {
    const std::string& called = word(words, 0, "who joins");
    const auto& divisions = state().definition().divisions;
    const std::string wanted = named_or(words, "division", divisions.front().id);
    std::size_t division = 0;
    while (division < divisions.size() && divisions[division].id != wanted) ++division;
    const bool team = words.bare.size() > 1 && words.bare[1] == "team";
    const auto refusal =
        played_.play(Join{key_of(words), DivisionIndex{static_cast<std::uint8_t>(division)}, team});
    if (!played_.outcome().empty()) {
        contestants_[called] = std::get<Joined>(played_.outcome().front().body).contestant;
    }
    return refusal;
}

std::optional<Refusal> Scenario::answer(const Words& words) {
    SubmitAnswer submit;
    submit.contestant = id_of(word(words, 0, "who answers"));
    const Showing* current = state().current();
    const Question question = current ? current->asked.question : Question{};
    submit.answer = read_answer(question, words, 1);
    submit.bare = named_or(words, "bare", submit.answer.folded);
    submit.showing = current ? current->id : ShowingId{0};
    if (words.has("showing")) {
        const int showing = whole_number(words.named.at("showing"));
        submit.showing = ShowingId{static_cast<std::uint32_t>(showing)};
    }
    submit.key = key_of(words);
    submit.journey.received_at = played_.now();
    if (words.has("shown")) {
        const int shown = milliseconds(words.named.at("shown"));
        submit.journey.shown_at = contest_opened_at + Millis{shown};
    }
    if (words.has("received")) {
        const int received = milliseconds(words.named.at("received"));
        submit.journey.received_at = contest_opened_at + Millis{received};
    }
    submit.journey.round_trip = Millis{milliseconds(named_or(words, "round_trip", "0"))};
    return played_.play(submit);
}

std::optional<Refusal> Scenario::correct(const std::string& verb, const Words& words) {
    const ShowingId showing = showing_in(words);
    const std::string reason = named_or(words, "reason", "");
    if (verb == "void") return played_.play(VoidQuestion{showing, reason});
    if (verb == "restore") return played_.play(RestoreQuestion{showing, reason});
    const Showing* shown = state().find(showing);
    const Question question = shown ? shown->asked.question : Question{};
    const Key key = words.bare.size() > 1 ? read_key(question, words.bare[1]) : key_given(words);
    return played_.play(ChangeKey{showing, key, reason, key.folded});
}

ClientKey Scenario::key_of(const Words& words) {
    if (!words.has("key")) return played_.next_key();
    const std::string& called = words.named.at("key");
    const auto known = keys_.find(called);
    return known != keys_.end() ? known->second : keys_[called] = played_.next_key();
}

Command Scenario::host_command(const Line& line) const {
    if (const auto plain = plain_commands().find(line.verb); plain != plain_commands().end()) {
        return plain->second;
    }
    if (line.verb == "next") {
        Advance advance;
        if (line.words.has("from")) advance.from = line.words.named.at("from");
        return advance;
    }
    if (line.verb == "recover") {
        Recover recover;
        if (line.words.has("since")) {
            recover.away_since =
                contest_opened_at + Millis{milliseconds(line.words.named.at("since"))};
        }
        return recover;
    }
    const std::string& first = word(line.words, 0, "of whom or how much");
    if (line.verb == "unveil") return Unveil{static_cast<std::uint32_t>(whole_number(first))};
    if (line.verb == "add_time") return AddTime{Millis{milliseconds(first)}};
    if (line.verb == "remove") return Remove{id_of(first)};
    if (line.verb == "reinstate") return Reinstate{id_of(first)};
    if (line.verb == "remove_many" || line.verb == "reinstate_many") {
        std::vector<ContestantId> ids;
        for (const std::string& called : line.words.bare) ids.push_back(id_of(called));
        if (line.verb == "remove_many") return RemoveMany{std::move(ids)};
        return ReinstateMany{std::move(ids)};
    }
    if (line.verb == "predict") {
        return Predict{id_of(first), whole_number(word(line.words, 1, "how many"))};
    }
    throw TableFault("unknown step: " + line.verb);
}

Phrases Scenario::outcome_of(const Line& line) const {
    if (line.verb == "answer" && !played_.outcome().empty()) {
        const auto& recorded = std::get<AnswerRecorded>(played_.outcome().front().body);
        return {
            "recorded " + std::to_string(recorded.mark.points),
            "credit " + std::to_string(recorded.mark.credit),
            "bonus " + std::to_string(recorded.mark.bonus),
            "elapsed " + write_length(recorded.elapsed),
        };
    }
    Phrases phrases = standing_of(state());
    phrases.push_back(played_.outcome().empty() ? "again" : "ok");
    return phrases;
}

}  // namespace hoithi::test
