#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hoithi::test {

/// A text file of the repository.
struct SourceFile {
    std::string path;  // from the repository's root
    std::vector<std::string> lines;

    bool is_cpp() const { return path.ends_with(".cpp") || path.ends_with(".hpp"); }
    bool is_in(std::string_view folder) const { return path.starts_with(folder); }
    /// Directly in the folder, not in one below it.
    bool is_right_in(std::string_view folder) const {
        return is_in(folder) && path.find('/', folder.size()) == std::string::npos;
    }
};

/// Every file that is part of the project: no build folders, packages or data.
std::vector<std::string> project_paths();

/// The text files among them, read.
const std::vector<SourceFile>& project_files();

/// Where an editor can jump to, and what is wrong there: "path:line: problem".
std::string at(const SourceFile& file, std::size_t line, const std::string& problem);

/// The code of a line: without comments and without what stands between quotes.
std::string code_of(const std::string& line);

/// Whether `code` has the word: no letter, digit or underscore beside it where it has one itself.
bool has_word(std::string_view code, std::string_view word);

/// A letter, digit or underscore.
bool is_of_word(char c);

/// How many characters people count, for lines: code points.
std::size_t columns(std::string_view line);

}  // namespace hoithi::test
