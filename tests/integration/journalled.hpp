#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "engine/event.hpp"
#include "tests/integration/venue.hpp"

namespace hoithi::test {

/// What a journal holds that players were told of.
struct Journalled {
    std::map<std::pair<std::uint32_t, int>, AnswerRecorded> answers;  // by contestant and question
    int opened = 0;                                                   // questions
};

/// Out of the venue's journal. An answer that stands in it twice is a failure.
Journalled journalled(const Venue& venue);

}  // namespace hoithi::test
