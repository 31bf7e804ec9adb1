#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/load/bench.hpp"
#include "tests/load/child.hpp"
#include "tests/load/server_under_test.hpp"

namespace hoithi::load {

/// One of the two that play in turn: a server, and a crowd which has joined. Everything throws
/// std::runtime_error if something goes wrong, and says what on standard error.
class BenchSide {
public:
    /// A contest on that server with these options; its files are in the folder of that name.
    /// `trials`: with everybody's return and with some who do not read, at the end.
    static BenchSide contest(
        const BenchOptions& options,
        const std::filesystem::path& server,
        const std::string& name,
        const std::vector<std::string>& server_options,
        std::uint32_t contestants,
        bool trials
    );
    static BenchSide floor(const BenchOptions& options, std::uint32_t contestants);

    /// How the joining went.
    const nlohmann::json& joined() const { return joined_; }
    /// Plays one and gives its figures. The floor's messages are as long as those of the contest
    /// that had the figures `like`.
    nlohmann::json question(const nlohmann::json& like);
    /// Plays what comes after the questions, ends the server and gives the last figures.
    nlohmann::json finish();

private:
    BenchSide() = default;
    void let_in(
        const BenchOptions& options,
        std::uint32_t contestants,
        const std::string& name,
        const std::vector<std::string>& more
    );

    std::unique_ptr<ServerUnderTest> server_;  // or:
    std::unique_ptr<Child> floor_;
    std::unique_ptr<Child> crowd_;
    nlohmann::json joined_;
};

}  // namespace hoithi::load
