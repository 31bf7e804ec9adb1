#pragma once

#include <string>
#include <vector>

#include "engine/view.hpp"

namespace hoithi::test {

/// Walks the whole of what everybody is shown and lists, in words, each thing that gives the
/// answer away too soon: an answer part before the reveal, and any text of a question that is
/// not public yet (its explanation, its accepted spellings, before its opening its own text).
/// Also what is the host's alone at any time: the next question, spares, history.
std::vector<std::string> secrets_in(const View& view, const Contest& contest);

/// The same for what one contestant is told of themselves.
std::vector<std::string> secrets_in(const PersonalView& view, const Contest& contest);

}  // namespace hoithi::test
