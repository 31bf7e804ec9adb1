#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/scenarios/table.hpp"
#include "tests/support/played_contest.hpp"

namespace hoithi::test {

using Phrases = std::vector<std::string>;

/// A contest as a table plays it: knows contestants by their names.
class Scenario {
public:
    explicit Scenario(std::shared_ptr<const Setup> setup) : played_(std::move(setup)) {}

    const Contest& state() const { return played_.state(); }
    ContestantId id_of(const std::string& name) const;
    std::string name_of(ContestantId id) const;

    /// Lets time pass to the line's moment, does its step and says in phrases what came of it.
    Phrases step(const Line& line);

private:
    void pass_to(Time moment);
    std::optional<Refusal> act(const Line& line);
    std::optional<Refusal> join(const Words& words);
    std::optional<Refusal> answer(const Words& words);
    std::optional<Refusal> correct(const std::string& verb, const Words& words);
    ClientKey key_of(const Words& words);
    Command host_command(const Line& line) const;
    Phrases outcome_of(const Line& line) const;

    PlayedContest played_;
    std::map<std::string, ContestantId> contestants_;
    std::map<std::string, ClientKey> keys_;
};

/// What a check (a line without a time) sees: phrases of which each expected one must be among
/// them, or a list that must be equal.
struct Sight {
    Phrases phrases;
    bool whole = false;
};

Sight look(const Scenario& scenario, const Line& line);

/// Where the contest stands: "open 2", "question capital", "until 21.000" …
Phrases standing_of(const Contest& contest);

}  // namespace hoithi::test
