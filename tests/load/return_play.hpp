#pragma once

#include "tests/load/question_play.hpp"

namespace hoithi::load {

/// A question in whose midst everybody's connection is cut at once, after the answers were
/// recorded: all come back at the same instant, and each must find its answer there.
void play_return(QuestionPlay& question, Figures& figures);

}  // namespace hoithi::load
