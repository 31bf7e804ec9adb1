#pragma once

#include <optional>

#include "engine/refusal.hpp"

namespace hoithi::json {

/// Why a message is not taken (docs/protocol.md, section 2). There is one border: what has not
/// the message's shape is not understood and has no refusal; what has it and is outside the limits
/// is refused in words.
struct CommandFault {
    std::optional<Refusal> refusal;

    friend bool operator==(const CommandFault&, const CommandFault&) = default;
};

}  // namespace hoithi::json
