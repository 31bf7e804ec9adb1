#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace hoithi::load {

/// Of the contest's twenty, one is for everybody's return and five for those who do not read.
inline constexpr std::uint32_t bench_questions_max = 14;

struct BenchOptions {
    std::filesystem::path server;
    std::filesystem::path engine;
    std::filesystem::path boards;
    std::filesystem::path folder;
    std::filesystem::path tools;  // where hoithi_load and hoithi_floor are
    std::filesystem::path json;   // the results are written here too; empty: nowhere
    std::vector<std::uint32_t> contestants{10'000, 18'000};
    std::uint32_t questions = 7;
    std::uint32_t runs = 2;
    /// On a busy machine fewer runs are made, at least one of each crowd, to end within about that.
    std::chrono::minutes patience{9};
    std::vector<std::string> server_options;
    /// Compares the server with these options instead of `server_options` to itself, not to the
    /// floor.
    std::optional<std::vector<std::string>> versus;
    /// Compares `server` to this older one, both with `server_options`, not to the floor. Empty:
    /// there is none. Goes before `versus`.
    std::filesystem::path before;
};

/// Runs everything and prints the tables. 0 if all goals are met, 3 if not. Throws
/// std::runtime_error if a contest went wrong, with what the load tool found on stderr.
int bench(const BenchOptions& options, std::ostream& out);

}  // namespace hoithi::load
