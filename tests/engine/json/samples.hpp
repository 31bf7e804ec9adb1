#pragma once

#include <string>
#include <vector>

#include "engine/bank.hpp"
#include "engine/definition.hpp"
#include "engine/event.hpp"

namespace hoithi::samples {

// Values without a fault, for tests to spoil or to write down.

Question single_choice();
Question multiple_choice();
Question true_false();
Question number();
Question text();

/// One question of each kind.
Bank bank();

/// Asks all of `bank()`, with a value other than the default in every member.
ContestDefinition definition();

Setup setup();

/// One or more of every kind of event, in no order that a contest would have.
Events events();

}  // namespace hoithi::samples
