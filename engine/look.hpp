#pragma once

#include "engine/definition.hpp"

namespace hoithi {

/// What is wrong with a new definition's colours for those who must see them: buttons, lines and
/// bars of either accent stand on white pages. A contest that was opened with other colours keeps
/// them, so `check` does not ask this. Colours that are none are `check`'s to tell.
Faults check_look(const ContestDefinition& definition, Language language = Language::english);

}  // namespace hoithi
