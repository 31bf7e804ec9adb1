#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hoithi::test {

/// A document of the repository, taken apart where a test reads what people read.

/// The lines of the first fenced block of that language; none if there is no such block.
std::vector<std::string> block_of(const std::string& document, const std::string& language);

using TableRow = std::vector<std::string>;  // its cells, trimmed

/// The table whose head begins with that cell: the head, then the rows; empty if there is none.
std::vector<TableRow> table_of(const std::string& document, std::string_view first_cell);

}  // namespace hoithi::test
