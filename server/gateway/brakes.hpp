#pragma once

#include "server/gateway/attempts.hpp"
#include "server/gateway/join_brake.hpp"

namespace hoithi::gateway {

/// What all gateways of a process count together, by address: any thread.
struct Brakes {
    Attempts attempts;
    JoinBrake joins;
};

}  // namespace hoithi::gateway
