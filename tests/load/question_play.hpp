#pragma once

#include <cstdint>
#include <random>

#include <nlohmann/json_fwd.hpp>

#include "tests/load/figures.hpp"
#include "tests/load/process_meter.hpp"
#include "tests/load/room.hpp"
#include "tests/load/run_options.hpp"

namespace hoithi::load {

/// The host's way through one question, and everybody's answers to it. The steps are called in
/// the order in which they stand here. Figures go to where they are wanted.
class QuestionPlay {
public:
    QuestionPlay(const RunOptions& options, Room& room, Violations& violations);

    Room& room() { return room_; }
    const ProcessMeter& meter() const { return meter_; }

    /// All steps.
    void play(Figures& figures);

    void lead_in();
    /// The question opens; when the host said so.
    TimePoint open(Figures& figures);
    /// The deadline comes so many seconds later (or earlier); everybody gets a view.
    void move_deadline(int seconds);
    /// Everybody answers, and has the receipt when this returns.
    void answer(Figures& figures);
    void close();
    void reveal(Figures& figures);
    void board();

private:
    void check_recorded(Figures& figures);

    const RunOptions& options_;
    Room& room_;
    Violations& violations_;
    ProcessMeter meter_;
    std::mt19937_64 random_{20'261'010};
    std::uint32_t question_ = 0;  // the one in view
};

}  // namespace hoithi::load
