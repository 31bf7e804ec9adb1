#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "engine/question.hpp"

namespace hoithi::test {

// Questions that keep every rule of a bank, to build contests from.

/// The options at these positions.
OptionSet options(std::initializer_list<std::size_t> positions);

Question single_question(std::string id, std::size_t right = 0, std::size_t offered = 4);
Question multiple_question(std::string id, OptionSet right, std::size_t offered = 4);
Question true_false_question(std::string id, bool truth);
Question number_question(std::string id, std::int64_t number, std::int64_t tolerance = 0);
/// `accepted` are spellings as folded already.
Question text_question(std::string id, std::vector<std::string> accepted);

/// Answers of each kind.
Answer choice(std::initializer_list<std::size_t> positions);
Answer number(std::int64_t value);
Answer typed(const std::string& text);

}  // namespace hoithi::test
