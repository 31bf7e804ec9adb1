#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "engine/findings.hpp"
#include "engine/question.hpp"

namespace hoithi::json {

/// One question of a bank in `bank_language`, as its file has it at `pointer`. What is wrong
/// with its shape goes into `findings`; its content is `check`'s to look at.
Question read_question(
    const nlohmann::json& object,
    std::string pointer,
    std::string_view bank_language,
    Findings& findings
);

}  // namespace hoithi::json
