#pragma once

#include "server/gateway/attempts.hpp"
#include "server/gateway/first_shown.hpp"
#include "server/gateway/join_brake.hpp"

namespace hoithi::gateway {

/// What all gateways of a process share: any thread.
struct Shared {
    Attempts attempts;
    JoinBrake joins;
    FirstShown first_shown{};
};

}  // namespace hoithi::gateway
