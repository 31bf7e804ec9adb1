#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/load/child.hpp"

namespace hoithi::load {

/// `hoithi serve` with a fresh data folder and the bench's contest.
class ServerUnderTest {
public:
    /// Starts it and waits until it listens. `folder` holds `contest.json`; `more` are further
    /// options of `serve`.
    ServerUnderTest(
        const std::filesystem::path& server,
        const std::filesystem::path& folder,
        const std::vector<std::string>& more
    );

    /// What hoithi_load must be told to play on it.
    const std::vector<std::string>& way_in() const { return way_in_; }
    /// Throws std::runtime_error unless it ends cleanly. Its data are gone then.
    void stop();

private:
    std::filesystem::path data_;
    Child child_;
    std::vector<std::string> way_in_;
};

}  // namespace hoithi::load
