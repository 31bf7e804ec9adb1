#pragma once

#include <cstddef>
#include <string>

namespace hoithi::load {

/// What the floor's host may ask for: so many bytes to everybody, and so many more to each.
/// Travels as a binary message, so that everything else on the floor is an answer.
struct FloorWord {
    std::size_t everybody_bytes = 0;
    std::size_t personal_bytes = 0;  // 0: none
    std::size_t ack_bytes = 0;       // of every receipt from now on

    std::string text() const {
        return std::to_string(everybody_bytes) + " " + std::to_string(personal_bytes) + " " +
               std::to_string(ack_bytes);
    }
};

}  // namespace hoithi::load
