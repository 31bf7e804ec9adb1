#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/bank.hpp"
#include "engine/definition.hpp"
#include "engine/result.hpp"

namespace hoithi {

/// A drawn question with the rules it is asked under.
struct PaperQuestion {
    Question question;
    std::string topic_name;
    std::size_t round = 0;
    Millis window{0};  // answer time as published
    int points = 0;
    Scoring scoring;

    friend bool operator==(const PaperQuestion&, const PaperQuestion&) = default;
};

/// A question under the rules of one of the definition's rounds.
PaperQuestion asked_in(
    const ContestDefinition& definition,
    const Question& question,
    std::string topic_name,
    std::size_t round
);

/// The questions of one contest, in order, with its spares. No question stands in it twice.
struct Paper {
    std::vector<PaperQuestion> questions;
    std::vector<PaperQuestion> spares;

    friend bool operator==(const Paper&, const Paper&) = default;
};

/// Draws a contest's questions by its seed: the same definition, banks and seed give the same
/// paper anywhere. `definition` is one that `check` finds no fault in. Faults point into it: a
/// bank that is missing, too few questions.
Result<Paper, Faults> draw_paper(
    const ContestDefinition& definition,
    const std::vector<Bank>& banks,
    std::uint64_t seed,
    Language language = Language::english
);

}  // namespace hoithi
