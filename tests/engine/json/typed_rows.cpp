#include "tests/engine/json/typed_rows.hpp"

#include <sstream>

#include <nlohmann/json.hpp>

#include "engine/apply.hpp"
#include "engine/decide.hpp"
#include "engine/json/bank_json.hpp"
#include "engine/json/command_json.hpp"

namespace hoithi {

namespace {

using Json = nlohmann::json;

/// What stands between the backticks of a cell, or the cell without spaces around.
std::string content_of(const std::string& cell) {
    const std::size_t begin = cell.find('`');
    if (begin != std::string::npos) {
        return cell.substr(begin + 1, cell.rfind('`') - begin - 1);
    }
    const std::size_t first = cell.find_first_not_of(' ');
    return first == std::string::npos ? ""
                                      : cell.substr(first, cell.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream parts(line.substr(1));
    for (std::string cell; std::getline(parts, cell, '|');) cells.push_back(content_of(cell));
    return cells;
}

Bank bank_accepting(const std::string& text) {
    const Json question{
        {"id", "q"},
        {"kind", "text"},
        {"text", "?"},
        {"key", Json::array({text})},
        {"explanation", "."},
        {"source", {{"document", "d"}}},
        {"as_of", "2024-10-10"},
        {"difficulty", "easy"},
        {"topic", "t"}};
    const Json bank{
        {"version", 1},
        {"id", "b"},
        {"title", "b"},
        {"language", "vi"},
        {"topics", {{{"id", "t"}, {"name", "t"}}}},
        {"questions", {question}}};
    return json::read_bank(bank.dump()).value();
}

ContestDefinition asking_one() {
    ContestDefinition definition;
    definition.id = "d";
    definition.title = "d";
    Round& round = definition.rounds.emplace_back();
    round.title = "r";
    round.bank = "b";
    round.questions = {"q"};
    return definition;
}

}  // namespace

std::vector<TypedRow> typed_rows_of(const std::string& page) {
    std::vector<TypedRow> rows;
    std::istringstream lines(page);
    std::string text;
    bool inside = false;
    for (int number = 1; std::getline(lines, text); ++number) {
        if (text.starts_with("| accepted | typed |")) {
            inside = true;
        } else if (!text.starts_with("|")) {
            inside = false;
        } else if (inside && !text.starts_with("|---")) {
            const auto cells = cells_of(text);
            rows.push_back({number, cells.at(0), cells.at(1), cells.at(2) == "yes"});
        }
    }
    return rows;
}

bool counts_as_right(const std::string& accepted, const std::string& typed) {
    const Time now{1'790'000'000'000};
    Contest contest;
    apply(contest, open_contest(asking_one(), {bank_accepting(accepted)}, 1, now).value());
    const auto play = [&](const Command& command) {
        const auto decided = decide(contest, command, now);
        for (const Event& event : decided.value()) apply(contest, event);
    };
    play(Join{{1, 1}, DivisionIndex{0}, false});
    play(Advance{});
    play(Advance{});
    SubmitAnswer answer =
        json::read_answer({{"id", std::string(32, '0')}, {"q", 1}, {"text", typed}}).value();
    answer.journey.received_at = now;
    play(answer);
    return contest.current()->answer_of(ContestantId{0})->mark.credit == 100;
}

}  // namespace hoithi
