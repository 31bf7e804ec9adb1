#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "engine/event.hpp"

namespace hoithi::test {

/// Builds what a contest is played by, question by question, without a draw. Change
/// `definition` as you like before asking for the setup; every question is asked under the
/// rules that hold when it is added.
///
/// Starts with: 20 s and 1000 points a question, speed scoring, grace 500 ms, lead-in 3 s,
/// one division.
class ContestBuilder {
public:
    ContestBuilder();

    ContestDefinition definition;
    Edition edition = Edition::second;

    /// Questions added from now on belong to a further round. Its scoring, if it has any, goes
    /// before the contest's.
    ContestBuilder& round(const std::string& title);
    ContestBuilder& question(const Question& question);
    ContestBuilder& spare(const Question& question);
    /// `count` single-choice questions q1, q2 … whose first option is right.
    ContestBuilder& questions(std::size_t count);

    std::shared_ptr<const Setup> setup() const;

private:
    PaperQuestion asked(const Question& question) const;

    Paper paper_;
};

}  // namespace hoithi::test
