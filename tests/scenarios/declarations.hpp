#pragma once

#include <memory>

#include "engine/event.hpp"
#include "tests/scenarios/table.hpp"

namespace hoithi::test {

/// Whether a line tells what the contest is played by.
bool declares(const Line& line);

/// What the declaring lines of a table say together. Throws a TableFault.
std::shared_ptr<const Setup> declared_setup(const Table& table);

}  // namespace hoithi::test
