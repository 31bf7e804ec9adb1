#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/paper.hpp"
#include "engine/unit_standings.hpp"

namespace hoithi {

/// One line of an example in docs/scoring.md: `word bare … name=value … -> expected`.
struct ExampleLine {
    int number = 0;  // in the file
    std::string word;
    std::vector<std::string> bare;
    std::map<std::string, std::string> settings;
    std::string expected;  // empty: none

    std::string setting(const std::string& name, const std::string& otherwise = "") const;
    int whole(const std::string& name, int otherwise = 0) const;
    /// Seconds with up to three decimals.
    Millis seconds(const std::string& name) const;
};

using Example = std::vector<ExampleLine>;

/// The blocks between ```example and ``` of a page.
std::vector<Example> examples_of(const std::string& page);

/// Plays one example against the engine.
class ExampleRun {
public:
    /// What the engine gives for the line, as the page would write it; empty for a line that
    /// only sets things up. A line that makes no sense gives a text beginning with '?'.
    std::string play(const ExampleLine& line);

private:
    void ask(const ExampleLine& line);
    std::string mark_answer(const ExampleLine& line) const;
    std::string time_journey(const ExampleLine& line) const;
    void enter(const ExampleLine& line);
    std::string order(const ExampleLine& line) const;
    void add_unit(const ExampleLine& line);
    std::string rank(const ExampleLine& line) const;
    void open(const ExampleLine& line);
    std::string answer_all(const ExampleLine& line);
    std::string correct(const ExampleLine& line);
    void command(const Command& command);
    std::string marks() const;

    PaperQuestion asked_;
    std::vector<std::string> names_;
    std::vector<Tally> tallies_;
    std::vector<UnitEntry> members_;
    std::vector<std::uint32_t> head_counts_;
    Contest contest_;
    Time now_{1'790'000'000'000};
};

}  // namespace hoithi
