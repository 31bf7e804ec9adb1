#pragma once

#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hoithi::test {

// The tables of tests/scenarios/*.txt as read, before anything is made of them. The language is
// told in README.md.

/// Words of a line: bare ones in order, and `name=value` ones by name.
struct Words {
    std::vector<std::string> bare;
    std::map<std::string, std::string> named;

    bool has(const std::string& name) const { return named.contains(name); }
};

/// One line: a declaration, a step (has a time), or a check (has none).
struct Line {
    int number = 0;
    std::optional<int> at_ms;
    std::string verb;
    Words words;
    std::vector<std::string> expected;  // phrases after "->"
};

struct Table {
    std::filesystem::path file;
    std::vector<Line> lines;
};

/// What is wrong with a table: thrown by the reader and by whoever makes sense of a line.
class TableFault : public std::exception {
public:
    explicit TableFault(std::string problem) : problem_(std::move(problem)) {}
    const char* what() const noexcept override { return problem_.c_str(); }

private:
    std::string problem_;
};

Table read_table(const std::filesystem::path& file);

/// "12.5" → 12500; "-2" → -2000.
int milliseconds(const std::string& text);
int whole_number(const std::string& text);
std::vector<std::string> split(const std::string& text, char separator);

}  // namespace hoithi::test
