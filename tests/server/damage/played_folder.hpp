#pragma once

#include <filesystem>
#include <memory>

#include "tests/server/host/host_world.hpp"

namespace hoithi::test {

/// A data folder with a contest in each phase, people removed and erased, a picture, and pages of
/// the database that were used and are free. Afterwards the world still runs: its files as they are
/// are those of a server that was killed; once the world is gone, those of one that was stopped.
std::unique_ptr<HostWorld> play_in(const std::filesystem::path& folder);

}  // namespace hoithi::test
