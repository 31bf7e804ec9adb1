#pragma once

#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "engine/command.hpp"
#include "engine/json/command_fault.hpp"
#include "engine/result.hpp"

namespace hoithi::json {

// The bodies of the protocol's messages that are commands to a contest (docs/protocol.md,
// section 2). Strangers wrote them: nothing here throws, whatever the value.

/// Why an answer is not taken, and which: what a refusal gives back.
struct AnswerFault {
    CommandFault fault;
    ClientKey key;
    std::optional<ShowingId> showing;  // none if `q` is no number that a showing can have
};

/// `answer`, without who sent it and how it travelled, which the receiver knows.
Result<SubmitAnswer, AnswerFault> read_answer(const nlohmann::json& message);

/// `predict`, without who sent it.
Result<Predict, CommandFault> read_predict(const nlohmann::json& message);

/// `do`: what the host asks for.
Result<Command, CommandFault> read_host_act(const nlohmann::json& message);

}  // namespace hoithi::json
