#include "tests/support/document.hpp"

#include <sstream>

namespace hoithi::test {

namespace {

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The cells of "| a | b |"; none if the line is no row.
TableRow cells_of(const std::string& line) {
    TableRow cells;
    if (!line.starts_with('|')) return cells;
    std::size_t start = 1;
    for (std::size_t end = line.find('|', start); end != std::string::npos;
         end = line.find('|', start)) {
        cells.push_back(trimmed(line.substr(start, end - start)));
        start = end + 1;
    }
    return cells;
}

}  // namespace

std::vector<std::string> block_of(const std::string& document, const std::string& language) {
    std::vector<std::string> lines;
    std::istringstream in(document);
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (inside && line.starts_with("```")) break;
        if (inside) lines.push_back(line);
        inside = inside || line == "```" + language;
    }
    return lines;
}

std::vector<TableRow> table_of(const std::string& document, std::string_view first_cell) {
    std::vector<TableRow> rows;
    std::istringstream in(document);
    for (std::string line; std::getline(in, line);) {
        TableRow cells = cells_of(line);
        const bool head = rows.empty() && !cells.empty() && cells.front() == first_cell;
        if (!head && rows.empty()) continue;
        if (cells.empty()) break;
        if (!cells.front().starts_with("---")) rows.push_back(std::move(cells));
    }
    return rows;
}

}  // namespace hoithi::test
