#pragma once

#include <string>

#include "engine/contest.hpp"
#include "tests/scenarios/table.hpp"

namespace hoithi::test {

// How the tables write keys, answers and moments.

/// "A", "AC"; "true"; "48000"; "hà nội|hn", as the question's kind has it.
Key read_key(const Question& question, const std::string& text);
std::string write_key(const Question& question, const Key& key);

/// The same for an answer; `option=`, `number=` and `text=` go before the kind's own way.
Answer read_answer(const Question& question, const Words& words, std::size_t position);
std::string write_answer(QuestionKind kind, const Answer& answer);

QuestionKind read_kind(const std::string& word);
bool read_yes(const std::string& word);

/// Seconds after the contest was opened: "12.500".
std::string write_moment(Time moment);
std::string write_length(Millis length);

}  // namespace hoithi::test
