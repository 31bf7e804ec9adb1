#pragma once

#include <string>
#include <vector>

namespace hoithi {

/// One row of the table of typed texts in docs/scoring.md: `| accepted | typed | right? | why |`.
struct TypedRow {
    int number = 0;  // in the file
    std::string accepted;
    std::string typed;
    bool right = false;
};

std::vector<TypedRow> typed_rows_of(const std::string& page);

/// Whether `typed` is right where `accepted` is the accepted spelling: by a bank's file, an
/// answer's message and a contest.
bool counts_as_right(const std::string& accepted, const std::string& typed);

}  // namespace hoithi
