#include "tests/tidy_tree.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>

namespace hoithi::test {

namespace fs = std::filesystem;

namespace {

bool is_project_folder(const std::string& name) {
    constexpr std::array outside{
        ".git", "build", "data", "dist", "node_modules", ".cache", "test-results"};
    return std::ranges::find(outside, name) == outside.end();
}

bool is_text(const fs::path& path) {
    constexpr std::array binary{".woff2", ".png", ".jpg", ".gz", ".br", ".ico", ".mp3", ".ogg"};
    return std::ranges::find(binary, path.extension().string()) == binary.end();
}

SourceFile read(const std::string& path) {
    SourceFile file{path, {}};
    std::ifstream in(fs::path(HOITHI_SOURCE) / path, std::ios::binary);
    for (std::string line; std::getline(in, line);) file.lines.push_back(line);
    return file;
}

}  // namespace

bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::vector<std::string> project_paths() {
    std::vector<std::string> paths;
    fs::recursive_directory_iterator entry(HOITHI_SOURCE);
    for (; entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->is_directory() && !is_project_folder(entry->path().filename())) {
            entry.disable_recursion_pending();
        }
        if (!entry->is_regular_file()) continue;
        paths.push_back(entry->path().lexically_relative(HOITHI_SOURCE).generic_string());
    }
    std::ranges::sort(paths);
    return paths;
}

const std::vector<SourceFile>& project_files() {
    static const std::vector<SourceFile> files = [] {
        std::vector<SourceFile> found;
        for (const std::string& path : project_paths()) {
            if (is_text(path)) found.push_back(read(path));
        }
        return found;
    }();
    return files;
}

std::string at(const SourceFile& file, std::size_t line, const std::string& problem) {
    return file.path + ":" + std::to_string(line + 1) + ": " + problem;
}

std::string code_of(const std::string& line) {
    std::string code;
    char quote = 0;
    const bool include = line.starts_with("#include");
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == '\\') ++i;
            if (c == quote) quote = 0;
            continue;
        }
        if (c == '/' && i + 1 < line.size() && line[i + 1] == '/') break;
        const bool digits = i > 0 && is_of_word(line[i - 1]);  // 1'000'000
        if ((c == '"' && !include) || (c == '\'' && !digits)) {
            quote = c;
            continue;
        }
        code += c;
    }
    return code;
}

bool has_word(std::string_view code, std::string_view word) {
    for (std::size_t i = code.find(word); i != code.npos; i = code.find(word, i + 1)) {
        const bool begins = i == 0 || !is_of_word(word.front()) || !is_of_word(code[i - 1]);
        const std::size_t end = i + word.size();
        const bool ends = end >= code.size() || !is_of_word(word.back()) || !is_of_word(code[end]);
        if (begins && ends) return true;
    }
    return false;
}

std::size_t columns(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count_if(line, [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

}  // namespace hoithi::test
