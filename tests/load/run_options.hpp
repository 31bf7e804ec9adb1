#pragma once

#include <chrono>
#include <cstdint>

#include <sys/types.h>

namespace hoithi::load {

/// What is played, against the real server and on the floor.
struct RunOptions {
    std::uint32_t contestants = 5000;
    std::uint32_t questions = 5;
    bool in_turn = false;  // with another load tool (Turns), which decides how many questions
    std::chrono::milliseconds answer_spread{2000};
    std::chrono::milliseconds settle{0};  // between the last one to join and the start
    pid_t pid = 0;  // of the server, on this machine; 0: its memory and time are not measured
    bool all_return = false;        // everybody drops and comes back once more
    std::uint32_t stall_every = 0;  // of so many one stops reading for a while; 0: nobody does
};

}  // namespace hoithi::load
