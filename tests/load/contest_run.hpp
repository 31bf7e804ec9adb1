#pragma once

#include <chrono>
#include <cstdint>
#include <random>

#include "tests/load/figures.hpp"
#include "tests/load/process_meter.hpp"
#include "tests/load/room.hpp"

namespace hoithi::load {

struct RunOptions {
    std::uint32_t contestants = 5000;
    std::uint32_t questions = 5;
    std::chrono::milliseconds answer_spread{1000};
    std::chrono::milliseconds settle{0};  // between the last one to join and the start
    pid_t pid = 0;  // of the server, on this machine; 0: its memory and time are not measured
};

/// Plays a contest from the lobby to the final standings. The contest's lead-in must be long (the
/// host opens each question), its questions at least as many as asked for.
class ContestRun {
public:
    ContestRun(
        const Endpoint& server, const RunOptions& options, Tickets tickets, Violations& violations
    );

    /// Throws std::runtime_error with a sentence if the contest gets stuck.
    Figures play();

private:
    void join();
    void ask(std::uint32_t question);
    void answer(const nlohmann::json& question);
    void check_recorded();
    void reveal(std::uint32_t question);
    void check_reveal(const nlohmann::json& reveal);
    void finish();

    RunOptions options_;
    Violations& violations_;
    ProcessMeter meter_;
    Room room_;
    std::mt19937_64 random_{20'261'010};
    Figures figures_;
};

}  // namespace hoithi::load
