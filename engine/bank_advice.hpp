#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bank.hpp"
#include "engine/fault.hpp"
#include "engine/language.hpp"

namespace hoithi {

/// What could be better about a bank. None of it makes the bank unfit for a contest.
struct Advice {
    /// How often one rule found something.
    struct Count {
        std::string rule;
        std::size_t warnings = 0;

        friend bool operator==(const Count&, const Count&) = default;
    };

    Faults warnings;            // question by question, then of the bank as a whole
    std::vector<Count> counts;  // of the rules that found something, most frequent first
    std::size_t accepted = 0;   // more warnings, which the bank accepts with a reason
};

/// One form for all ways to write the same, for comparing; engine/text has it.
using Fold = std::string (*)(std::string_view);

/// Looks through a bank without faults as an editor would: for what gives the key away, teaches
/// nothing, cannot be looked up or is out of date on `today`, an ISO date. What a question accepts
/// (`accepted_warnings`) is no warning; accepting what does not come is one.
Advice advise(
    const Bank& bank, std::string_view today, Fold fold, Language language = Language::english
);

}  // namespace hoithi
