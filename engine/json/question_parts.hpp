#pragma once

#include <optional>
#include <vector>

#include "engine/json/field_reader.hpp"
#include "engine/question.hpp"

namespace hoithi::json {

// Parts of a question that read the same in a bank's file and in a journal.

/// The list `options`.
std::vector<Option> options_of(FieldReader& fields);

/// The object `source`; null where no document is known.
Source source_of(FieldReader& fields);

/// The dates of its fact. Banks and journals of version 0.1.0 call `true_on` `as_of`.
void read_dates(FieldReader& fields, Question& question);

/// The object `media`, if there is one.
std::optional<Media> media_of(FieldReader& fields);

}  // namespace hoithi::json
