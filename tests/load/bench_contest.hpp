#pragma once

#include <filesystem>

namespace hoithi::load {

/// Writes the definition of a contest of twenty questions out of the real banks, with a lead-in
/// so long that only the host opens questions.
void write_bench_contest(const std::filesystem::path& file);

}  // namespace hoithi::load
