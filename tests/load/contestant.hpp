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
    enum class Stage : std::uint8_t { away, connecting, joining, joined, gone };

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
    std::size_t views = 0;  // since the contest began
    TimePoint view_at{};    // when the latest of them came
    Answer answer;
    std::uint32_t results = 0;  // how many questions were marked for it
    TimePoint personal_at{};    // when the latest `me` came
    bool told_the_end = false;
    std::int64_t points = 0;
};

}  // namespace hoithi::load
