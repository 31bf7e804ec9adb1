#pragma once

#include "tests/load/figures.hpp"
#include "tests/load/question_play.hpp"
#include "tests/load/room.hpp"
#include "tests/load/run_options.hpp"

namespace hoithi::load {

/// Plays a contest from the lobby to the final standings. The contest's lead-in must be long (the
/// host opens each question), its questions enough for those asked for, one in which everybody
/// returns and five in which some do not read.
class ContestRun {
public:
    ContestRun(
        const Endpoint& server, const RunOptions& options, Tickets tickets, Violations& violations
    );

    /// Throws std::runtime_error with a sentence if the contest gets stuck.
    Figures play();

private:
    void join();
    double resident_for_each() const;
    void finish();
    const LoggedView& winners();

    RunOptions options_;
    Violations& violations_;
    ProcessMeter meter_;
    Room room_;
    QuestionPlay question_;
    double resident_alone_ = 0;  // bytes, with the host but no contestant
    Figures figures_;
};

}  // namespace hoithi::load
