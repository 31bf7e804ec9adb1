#pragma once

#include <string>
#include <vector>

#include "engine/fault.hpp"
#include "engine/language.hpp"
#include "engine/question.hpp"

namespace hoithi {

struct Topic {
    std::string id;
    std::string name;

    friend bool operator==(const Topic&, const Topic&) = default;
};

/// A file of questions. Contests draw from it; it never changes under a running contest.
struct Bank {
    std::string id;
    std::string title;
    std::string language;
    std::string description;
    std::vector<Topic> topics;
    std::vector<Question> questions;

    friend bool operator==(const Bank&, const Bank&) = default;
};

/// All that is wrong with a bank's content, each fault with its place (a JSON pointer).
/// A bank with any fault is refused whole.
Faults check(const Bank& bank, Language language = Language::english);

}  // namespace hoithi
