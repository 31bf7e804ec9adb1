#include "tests/engine/json/scoring_example.hpp"

#include <sstream>

#include "engine/answering.hpp"
#include "engine/apply.hpp"
#include "engine/decide.hpp"
#include "engine/json/words.hpp"
#include "engine/scoring.hpp"
#include "engine/spelling.hpp"
#include "engine/text/fold.hpp"

namespace hoithi {

namespace {

/// The words of a line; double quotes keep spaces in one, and are taken off.
std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ' ' && !quoted) {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    std::erase(words, std::string{});
    return words;
}

ExampleLine parse(const std::string& text, int number) {
    ExampleLine line;
    line.number = number;
    const std::size_t arrow = text.find(" -> ");
    if (arrow != std::string::npos) line.expected = text.substr(arrow + 4);
    for (const std::string& word : words_of(text.substr(0, arrow))) {
        const std::size_t equals = word.find('=');
        if (line.word.empty()) {
            line.word = word;
        } else if (equals == std::string::npos) {
            line.bare.push_back(word);
        } else {
            line.settings[word.substr(0, equals)] = word.substr(equals + 1);
        }
    }
    return line;
}

OptionSet options_of(const std::string& letters) {
    OptionSet options;
    for (const char letter : letters) options.add(static_cast<std::size_t>(letter - 'A'));
    return options;
}

Scoring scoring_of(const ExampleLine& line) {
    Scoring scoring;
    scoring.mode = *json::from_word<Scoring::Mode>(line.setting("scoring"));
    scoring.wrong = line.whole("wrong");
    scoring.partial = line.setting("partial") == "yes";
    char colon = ':';
    std::istringstream streak(line.setting("streak", "0:0:0"));
    streak >> scoring.streak_from >> colon >> scoring.streak_bonus >> colon >>
        scoring.streak_bonus_max;
    return scoring;
}

Question four_options(const std::string& id) {
    Question question;
    question.id = id;
    question.text = id;
    for (const char* option : {"A", "B", "C", "D"}) question.options.push_back({option, option});
    question.key.options = OptionSet::of(1);
    return question;
}

std::vector<std::string> list_of(const std::string& text) {
    std::vector<std::string> items;
    std::istringstream list(text);
    for (std::string item; std::getline(list, item, ',');) items.push_back(item);
    return items;
}

/// A number of thousandths with its decimals: 800000 as "800.000".
std::string thousandths(std::int64_t value) {
    if (value < 0) return "-" + thousandths(-value);
    std::string decimals = std::to_string(value % 1000);
    decimals.insert(0, 3 - decimals.size(), '0');
    return std::to_string(value / 1000) + "." + decimals;
}

std::string folded(const Question& question, const std::string& text) {
    const std::string folded = text::fold(text);
    return plain_spelling(question.accents_optional ? text::bare(folded) : folded);
}

}  // namespace

std::string ExampleLine::setting(const std::string& name, const std::string& otherwise) const {
    const auto found = settings.find(name);
    return found == settings.end() ? otherwise : found->second;
}

int ExampleLine::whole(const std::string& name, int otherwise) const {
    const std::string text = setting(name);
    return text.empty() ? otherwise : std::stoi(text);
}

Millis ExampleLine::seconds(const std::string& name) const {
    const std::string text = setting(name, "0");
    const std::size_t dot = std::min(text.find('.'), text.size());
    std::string decimals = text.substr(std::min(dot + 1, text.size()));
    decimals.resize(3, '0');
    return Millis{1000} * std::stoi(text.substr(0, dot)) + Millis{std::stoi(decimals)};
}

std::vector<Example> examples_of(const std::string& page) {
    std::vector<Example> examples;
    std::istringstream lines(page);
    std::string text;
    bool inside = false;
    for (int number = 1; std::getline(lines, text); ++number) {
        if (text.starts_with("```")) {
            inside = text == "```example";
            if (inside) examples.emplace_back();
        } else if (inside) {
            examples.back().push_back(parse(text, number));
        }
    }
    return examples;
}

std::string ExampleRun::play(const ExampleLine& line) {
    if (line.word == "question") return ask(line), "";
    if (line.word == "answer") return mark_answer(line);
    if (line.word == "journey") return time_journey(line);
    if (line.word == "entrant") return enter(line), "";
    if (line.word == "order") return order(line);
    if (line.word == "unit") return add_unit(line), "";
    if (line.word == "rank") return rank(line);
    if (line.word == "contest") return open(line), "";
    if (line.word == "answers") return answer_all(line);
    return correct(line);
}

void ExampleRun::ask(const ExampleLine& line) {
    asked_ = {};
    asked_.question = four_options("q");
    Question& question = asked_.question;
    question.kind = *json::from_word<QuestionKind>(line.bare.at(0));
    question.accents_optional = line.setting("accents") == "optional";
    question.key = {};
    if (question.kind == QuestionKind::number) {
        question.key.number = line.whole("key");
        question.key.tolerance = line.whole("tolerance");
    } else if (question.kind == QuestionKind::text) {
        question.key.texts = {line.setting("key")};
        question.key.folded = {folded(question, line.setting("key"))};
    } else {
        question.key.options = options_of(line.setting("key"));
    }
    asked_.window = line.seconds("seconds");
    asked_.points = line.whole("points");
    asked_.scoring = scoring_of(line);
}

std::string ExampleRun::mark_answer(const ExampleLine& line) const {
    const std::string& given = line.bare.at(0);
    Answer answer;
    switch (asked_.question.kind) {
        case QuestionKind::number:
            answer.number = std::stoi(given);
            break;
        case QuestionKind::text:
            answer.folded = folded(asked_.question, given);
            break;
        default:
            answer.options = options_of(given);
    }
    const Mark earned =
        mark(asked_, asked_.question.key, answer, line.seconds("time"), line.whole("streak"));
    std::string told = std::to_string(earned.points) + " points";
    if (line.expected.find("credit") != std::string::npos) {
        told += ", credit " + std::to_string(earned.credit);
    }
    if (line.expected.find("bonus") != std::string::npos) {
        told += ", bonus " + std::to_string(earned.bonus);
    }
    return told;
}

std::string ExampleRun::time_journey(const ExampleLine& line) const {
    Showing showing;
    showing.opened_at = now_;
    showing.stoppages.push_back({now_, line.seconds("paused")});
    showing.closes_at = now_ + asked_.window + line.seconds("paused") + line.seconds("added");
    std::optional<Time> shown;
    if (line.setting("shown") != "never") shown = now_ + line.seconds("shown");
    const Journey journey{shown, now_ + line.seconds("received"), line.seconds("round_trip")};
    const auto taken = answer_time(showing, journey).count();
    return thousandths(taken) + " s";
}

void ExampleRun::enter(const ExampleLine& line) {
    names_.push_back(line.bare.at(0));
    Tally& tally = tallies_.emplace_back();
    tally.points = line.whole("points");
    tally.correct = static_cast<std::uint32_t>(line.whole("correct"));
    tally.time = static_cast<std::uint64_t>(line.seconds("time").count());
    tally.prediction_error = static_cast<std::uint64_t>(line.whole("off"));
}

std::string ExampleRun::order(const ExampleLine& line) const {
    std::vector<TieBreak> keys;
    for (const std::string& key : list_of(line.bare.at(0))) {
        keys.push_back(*json::from_word<TieBreak>(key));
    }
    std::vector<ContestantId> entries;
    for (std::uint32_t i = 0; i < names_.size(); ++i) entries.push_back(ContestantId{i});
    std::string told;
    for (const Place& place : standings(entries, tallies_, keys)) {
        if (!told.empty()) told += ", ";
        told += names_[index(place.contestant)] + " " + std::to_string(place.place);
    }
    return told;
}

void ExampleRun::add_unit(const ExampleLine& line) {
    const auto unit = static_cast<std::uint32_t>(names_.size());
    names_.push_back(line.bare.at(0));
    head_counts_.push_back(static_cast<std::uint32_t>(line.whole("head_count")));
    for (const std::string& points : list_of(line.setting("points"))) {
        members_.push_back({unit, std::stoll(points)});
    }
}

std::string ExampleRun::rank(const ExampleLine& line) const {
    UnitBoard board{*json::from_word<UnitRule>(line.bare.at(0)), {}};
    if (board.rule == UnitRule::best) board.best = line.whole("best");
    const bool whole = board.rule == UnitRule::sum || board.rule == UnitRule::best;
    std::string told;
    for (const UnitStanding& standing : unit_standings(members_, board, head_counts_)) {
        if (!told.empty()) told += ", ";
        told += names_[standing.unit] + " " + std::to_string(standing.place) + " with ";
        told += whole ? std::to_string(standing.value) : thousandths(standing.value);
        if (board.rule == UnitRule::share) told += "%";
    }
    return told;
}

void ExampleRun::open(const ExampleLine& line) {
    Bank bank{"b", "b", "en", "", {{"t", "t"}}, {}};
    ContestDefinition definition;
    definition.id = "d";
    definition.title = "d";
    definition.seconds = line.whole("seconds");
    definition.scoring = scoring_of(line);
    Round& round = definition.rounds.emplace_back();
    round.title = "r";
    round.bank = "b";
    round.points = line.whole("points");
    for (int i = 1; i <= line.whole("questions"); ++i) {
        bank.questions.push_back(four_options("q" + std::to_string(i)));
        round.questions.push_back(bank.questions.back().id);
    }
    const auto opened = open_contest(definition, {bank}, 1, now_);
    apply(contest_, opened.value());
    command(Join{{1, 1}, DivisionIndex{0}, false});
}

std::string ExampleRun::answer_all(const ExampleLine& line) {
    for (const std::string& given : line.bare) {
        command(Advance{});
        command(Advance{});
        if (given != "none") {
            SubmitAnswer answer;
            answer.showing = contest_.current()->id;
            answer.answer.options = OptionSet::of(given.starts_with("right") ? 1 : 2);
            answer.journey.received_at = now_;
            command(answer);
        }
        if (given.ends_with("+end")) {
            command(End{});
            break;
        }
        now_ = *next_wake(contest_);
        command(Tick{});
        command(Advance{});
        command(Advance{});
    }
    return marks();
}

std::string ExampleRun::correct(const ExampleLine& line) {
    const ShowingId showing{static_cast<std::uint32_t>(std::stoi(line.bare.at(0)))};
    if (line.word == "void") {
        command(VoidQuestion{showing, "r"});
    } else if (line.word == "restore") {
        command(RestoreQuestion{showing, "r"});
    } else if (line.word == "change_key") {
        Key key;
        key.options = line.bare.size() > 1 ? options_of(line.bare[1]) : OptionSet::of(2);
        command(ChangeKey{showing, key, "r", {}});
    } else {
        return "? " + line.word;
    }
    return marks();
}

void ExampleRun::command(const Command& command) {
    const auto decided = decide(contest_, command, now_);
    for (const Event& event : decided.value()) apply(contest_, event);
}

std::string ExampleRun::marks() const {
    std::string told;
    for (const Showing& showing : contest_.showings) {
        const RecordedAnswer* recorded = showing.answer_of(ContestantId{0});
        if (!told.empty()) told += ' ';
        const bool counts = recorded && showing.counts();
        told += counts ? std::to_string(recorded->mark.points) : "-";
    }
    return told;
}

}  // namespace hoithi
