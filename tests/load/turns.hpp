#pragma once

#include <functional>
#include <string>

#include "tests/load/figures.hpp"
#include "tests/load/run_options.hpp"

namespace hoithi::load {

/// Plays a run's questions, whose figures go to `figures`: so many, or in turn with another load
/// tool. Then somebody leads both (run_load). What has been measured is told in a line of JSON on
/// standard output before the first question and after each, and is forgotten; a line on standard
/// input, which `question` is given, asks for the next, and the line `finish` ends it. `meanwhile`
/// is called again and again while there is nothing to do. Throws std::runtime_error if the input
/// ends: whoever leads is gone.
void play_questions(
    const RunOptions& options,
    Figures& figures,
    const std::function<void(const std::string& line)>& question,
    const std::function<void()>& meanwhile
);

}  // namespace hoithi::load
