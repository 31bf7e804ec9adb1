#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

namespace hoithi::test {

/// The files that a server is started with, in one folder: `banks/`, `units/`, `pages/` and
/// `contest.json`. Every question carries words of its own, so that a test can look for them.
class ContestFiles {
public:
    /// A bank of `questions` single-choice questions q1, q2 … of 300 s, four options each, of which
    /// (number − 1) mod 4 is right, and `spares` more. A contest that asks them in order, 1000
    /// points each, falling with time; no lead-in, no grace.
    ContestFiles(std::filesystem::path folder, int questions, int spares = 0);

    /// Changes before `write`.
    nlohmann::json bank;
    nlohmann::json contest;

    void write() const;

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path data() const { return folder_ / "data"; }

    /// The option that is right in question `number` (1 …).
    static int right(int number) { return (number - 1) % 4; }
    /// What nobody may read before the reveal of question `number`.
    static std::string explanation(int number) {
        return "Because-of-" + std::to_string(number) + "-it-is-so.";
    }
    static std::string text(int number) { return "Question-" + std::to_string(number) + "-asked?"; }

private:
    std::filesystem::path folder_;
};

}  // namespace hoithi::test
