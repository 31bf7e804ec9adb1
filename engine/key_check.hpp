#pragma once

#include <string>

#include "engine/findings.hpp"
#include "engine/question.hpp"

namespace hoithi {

/// Records what is wrong with `key` as a question's key, by the question's kind: what a bank's
/// question may have for a key. `at` is the question's place.
void check_key(const Question& question, const Key& key, const std::string& at, Findings& findings);

/// Whether a correction may make `key` the question's. As in a bank, but that several options of a
/// single choice may be right: any one of them will do then.
bool may_become_key(const Question& question, const Key& key);

}  // namespace hoithi
