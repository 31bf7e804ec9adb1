#include "tests/scenarios/declarations.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "tests/scenarios/spelling.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {

namespace {

template <class Enum, std::size_t size>
Enum read_word(const std::string& word, const std::array<const char*, size>& words) {
    for (std::size_t i = 0; i < size; ++i) {
        if (word == words[i]) return static_cast<Enum>(i);
    }
    throw TableFault("unknown word: " + word);
}

constexpr std::array<const char*, 2> modes{"fixed", "speed"};
constexpr std::array<const char*, 3> entrants{"person", "team", "either"};
constexpr std::array<const char*, 3> predictions{"none", "all_correct", "participants"};
constexpr std::array<const char*, 5> tie_breaks{
    "points", "correct", "time", "prediction", "earliest"};

/// False: the setting is none of scoring.
bool set_scoring(Scoring& scoring, const std::string& name, const std::string& value) {
    if (name == "scoring") {
        scoring.mode = read_word<Scoring::Mode>(value, modes);
    } else if (name == "wrong") {
        scoring.wrong = whole_number(value);
    } else if (name == "partial") {
        scoring.partial = read_yes(value);
    } else if (name == "streak") {
        const auto parts = split(value, ':');
        if (parts.size() != 3) throw TableFault("streak=from:bonus:max, not " + value);
        scoring.streak_from = whole_number(parts[0]);
        scoring.streak_bonus = whole_number(parts[1]);
        scoring.streak_bonus_max = whole_number(parts[2]);
    } else {
        return false;
    }
    return true;
}

using Setter = std::function<void(ContestDefinition&, const std::string&)>;

const std::map<std::string, Setter>& setters() {
    static const std::map<std::string, Setter> all{
        {"seconds", [](auto& d, const auto& v) { d.seconds = whole_number(v); }},
        {"points", [](auto& d, const auto& v) { d.rounds.front().points = whole_number(v); }},
        {"common_spares",
         [](auto& d, const auto& v) { d.rounds.front().common_spares = read_yes(v); }},
        {"grace", [](auto& d, const auto& v) { d.grace = Millis{milliseconds(v)}; }},
        {"lead_in", [](auto& d, const auto& v) { d.lead_in = Millis{milliseconds(v)}; }},
        {"board_size", [](auto& d, const auto& v) { d.board_size = whole_number(v); }},
        {"late_joining", [](auto& d, const auto& v) { d.late_joining = read_yes(v); }},
        {"contestants_max", [](auto& d, const auto& v) { d.contestants_max = whole_number(v); }},
        {"entrants", [](auto& d, const auto& v) { d.entrants = read_word<Entrants>(v, entrants); }},
        {"prediction",
         [](auto& d, const auto& v) { d.prediction = read_word<Prediction>(v, predictions); }},
        {"tie_break",
         [](auto& d, const auto& v) {
             d.tie_break.clear();
             for (const auto& key : split(v, ',')) {
                 d.tie_break.push_back(read_word<TieBreak>(key, tie_breaks));
             }
         }},
        {"divisions",
         [](auto& d, const auto& v) {
             d.divisions.clear();
             for (const auto& id : split(v, ',')) d.divisions.push_back({id, id, false});
         }},
    };
    return all;
}

void set_contest(ContestDefinition& definition, const Words& words) {
    for (const auto& [name, value] : words.named) {
        if (set_scoring(definition.scoring, name, value)) continue;
        const auto setter = setters().find(name);
        if (setter == setters().end()) throw TableFault("unknown setting: " + name);
        setter->second(definition, value);
    }
}

void set_round(ContestDefinition& definition, const Words& words) {
    Round& round = definition.rounds.back();
    Scoring scoring = definition.scoring;
    for (const auto& [name, value] : words.named) {
        if (name == "seconds") {
            round.seconds = whole_number(value);
        } else if (name == "points") {
            round.points = whole_number(value);
        } else if (!set_scoring(scoring, name, value)) {
            throw TableFault("unknown setting: " + name);
        }
    }
    round.scoring = scoring;
}

/// question ID KIND ["one|two|three"] key=…
Question read_question(const Words& words) {
    if (words.bare.size() < 2) throw TableFault("a question has an id and a kind");
    Question question = number_question(words.bare[0], 0);
    question.kind = read_kind(words.bare[1]);
    if (question.kind == QuestionKind::true_false) {
        question.options = {{"true", "True"}, {"false", "False"}};
    } else if (words.bare.size() > 2) {
        for (const std::string& text : split(words.bare[2], '|')) {
            const auto letter = static_cast<char>('A' + question.options.size());
            question.options.push_back({std::string(1, letter), text});
        }
    }
    for (const auto& [name, value] : words.named) {
        if (name == "tolerance")
            question.key.tolerance = whole_number(value);
        else if (name == "seconds")
            question.seconds = whole_number(value);
        else if (name == "points")
            question.points = whole_number(value);
        else if (name == "accents")
            question.accents_optional = value == "optional";
        else if (name != "key")
            throw TableFault("unknown setting: " + name);
    }
    if (!words.has("key")) throw TableFault("a question has a key");
    question.key = read_key(question, words.named.at("key"));
    return question;
}

void declare(ContestBuilder& builder, const Line& line) {
    const Words& words = line.words;
    if (line.verb == "contest") set_contest(builder.definition, words);
    if (line.verb == "question") builder.question(read_question(words));
    if (line.verb == "spare") builder.spare(read_question(words));
    if (line.verb == "round") {
        if (words.bare.empty()) throw TableFault("a round has a title");
        builder.round(words.bare.front());
        set_round(builder.definition, words);
    }
}

/// draw COUNT [spares=N] [seed=N]: the declared questions become a bank to draw from.
std::shared_ptr<const Setup> drawn_setup(const ContestBuilder& builder, const Words& words) {
    if (words.bare.empty()) throw TableFault("draw how many?");
    Setup setup = *builder.setup();
    Bank bank;
    bank.id = "bank";
    for (const PaperQuestion& asked : setup.paper.questions)
        bank.questions.push_back(asked.question);
    Round& round = setup.definition.rounds.front();
    round.draws = {{"", std::nullopt, whole_number(words.bare.front())}};
    if (words.has("spares")) round.spares = whole_number(words.named.at("spares"));
    if (words.has("seed")) {
        setup.seed = static_cast<std::uint64_t>(whole_number(words.named.at("seed")));
    }
    Result<Paper, Faults> paper = draw_paper(setup.definition, {bank}, setup.seed);
    if (!paper) throw TableFault(paper.error().front().problem);
    setup.paper = *std::move(paper);
    return std::make_shared<const Setup>(std::move(setup));
}

}  // namespace

bool declares(const Line& line) {
    constexpr std::array verbs{"contest", "round", "question", "spare", "draw"};
    return !line.at_ms && std::ranges::find(verbs, line.verb) != verbs.end();
}

std::shared_ptr<const Setup> declared_setup(const Table& table) {
    ContestBuilder builder;
    const Line* draw = nullptr;
    for (const Line& line : table.lines) {
        if (!declares(line)) continue;
        try {
            if (line.verb == "draw") draw = &line;
            declare(builder, line);
        } catch (const TableFault& fault) {
            throw TableFault(
                table.file.string() + ":" + std::to_string(line.number) + ": " + fault.what()
            );
        }
    }
    return draw ? drawn_setup(builder, draw->words) : builder.setup();
}

}  // namespace hoithi::test
