#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>

namespace hoithi::load {

struct BenchOptions {
    std::filesystem::path server;
    std::filesystem::path engine;
    std::filesystem::path folder;
    std::filesystem::path tools;  // where hoithi_load and hoithi_floor are
    std::uint32_t contestants = 5000;
    std::uint32_t questions = 5;
    std::uint32_t runs = 3;
};

/// Runs everything and prints the table. 0 if all goals are met, 3 if not. Throws
/// std::runtime_error if a contest went wrong, with what the load tool found on stderr.
int bench(const BenchOptions& options, std::ostream& out);

}  // namespace hoithi::load
