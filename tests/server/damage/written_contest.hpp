#pragma once

#include "engine/event.hpp"
#include "server/store/connection.hpp"

namespace hoithi::test {

/// Writes a contest that is over into a store, each event a batch of its own, with a person for
/// everybody who joined.
void write_contest(store::Connection& connection, const Events& events);

}  // namespace hoithi::test
