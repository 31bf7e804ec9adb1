#pragma once

#include <vector>

#include "engine/bank.hpp"
#include "engine/definition.hpp"
#include "engine/random.hpp"

namespace hoithi::test {

/// Two banks with questions of every kind.
std::vector<Bank> random_banks(Random& random);

/// A definition without faults that these banks can serve.
ContestDefinition random_definition(Random& random, const std::vector<Bank>& banks);

/// An answer to such a question: mostly of its kind, often right, now and then nonsense.
Answer random_answer(Random& random, const Question& question);

/// A key that fits the question.
Key random_key(Random& random, const Question& question);

/// True once in `times`.
bool one_in(Random& random, std::uint64_t times);
/// A whole number from `least` to `most`.
int between(Random& random, int least, int most);

}  // namespace hoithi::test
