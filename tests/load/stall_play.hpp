#pragma once

#include <cstdint>
#include <vector>

#include "tests/load/question_play.hpp"

namespace hoithi::load {

/// Questions in which one of so many stops reading until its buffers are full, between questions
/// in which all read: what that costs the others, and whether those find their way back.
class StallPlay {
public:
    StallPlay(QuestionPlay& question, Figures& figures, std::uint32_t stall_every);

    void play();

private:
    void seat_with_small_buffers();
    /// So many questions, in each of which the deadline is moved so often: everybody gets a view
    /// each time. The broadcasts' times go to `delivered`, the server's for each view to `cpu_us`.
    void ask(std::uint32_t questions, std::uint32_t moves, Samples& delivered, Samples& cpu_us);
    void keep(TimePoint word, Samples& delivered) const;

    QuestionPlay& question_;
    Room& room_;
    Figures& figures_;
    std::vector<std::uint32_t> stalling_;
    std::vector<std::uint32_t> others_;
};

}  // namespace hoithi::load
