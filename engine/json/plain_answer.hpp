#pragma once

#include <optional>
#include <string_view>

#include "engine/command.hpp"

namespace hoithi::json {

/// The answer in a message that is exactly as the contestant's page writes it,
///
///   {"t":"answer","id":"32 hex","q":…,"options":[…]}   or   …"number":…}
///
/// read without a document in between, because thousands come at once; nullopt for every other
/// message, which says nothing against it. What it reads is what `read_answer` reads.
std::optional<SubmitAnswer> read_plain_answer(std::string_view message);

}  // namespace hoithi::json
