#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "tests/load/choice.hpp"
#include "tests/load/samples.hpp"

namespace hoithi::load {

/// One of the crowd: what it was told and what it said.
struct Contestant {
    enum class Stage : std::uint8_t { away, connecting, joining, joined, gone, returning };

    /// The answer to the question in view.
    struct Answer {
        std::string id;
        std::uint32_t showing = 0;
        Choice choice;
        TimePoint sent_at{};
        std::optional<TimePoint> recorded_at;
        std::int64_t elapsed = 0;  // ms the server charges for it
    };

    Stage stage = Stage::away;
    bool reads = true;           // takes what the kernel has for it
    std::uint32_t id = 0;        // as the server knows it
    std::string token;           // the way back in
    std::size_t views = 0;       // since the contest began
    TimePoint view_at{};         // when the latest of them came
    bool catching_up = false;    // reads again after a while of not reading
    std::size_t backlog = 0;     // bytes it has read since
    std::uint32_t snapshot = 0;  // messages of it, while it comes back
    Answer answer;
    std::uint32_t marked = 0;  // the latest question it has a result of
    TimePoint personal_at{};   // when the latest `me` came
    bool told_the_end = false;
    std::int64_t points = 0;
};

}  // namespace hoithi::load
