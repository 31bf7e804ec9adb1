#pragma once

#include <string_view>

#include "engine/bank.hpp"
#include "engine/language.hpp"
#include "engine/result.hpp"

namespace hoithi::json {

/// A bank out of its file (question_banks/README.md), or everything that is wrong with it, in
/// `language`. Texts come out composed (NFC). Never throws; at most `faults_max` faults.
Result<Bank, Faults> read_bank(std::string_view text, Language language = Language::english);

}  // namespace hoithi::json
