#pragma once

#include <optional>
#include <string_view>

#include "engine/contest.hpp"
#include "server/protocol/client_message.hpp"
#include "server/protocol/close_code.hpp"
#include "server/store/secrets.hpp"

namespace hoithi::host {

/// Why somebody is not let in, in the protocol's words, and how their connection ends.
struct Objection {
    std::string_view reason;
    protocol::CloseCode code{};
};

/// What speaks against one who shows that they are a contestant of that contest: whether the
/// number and the token of the hello are right there, and whether they still have the seat.
std::optional<Objection> objection_to(
    const protocol::Hello& hello,
    const Contest& contest,
    const store::ContestKey& id,
    const store::Secrets& secrets
);

}  // namespace hoithi::host
