#include "tests/scenarios/table.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>

namespace hoithi::test {

namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool is_time(const std::string& word) {
    return std::isdigit(static_cast<unsigned char>(word.front())) != 0;
}

/// Words are parted by spaces; double quotes keep spaces inside a word.
std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool begun = false;
    for (const char c : text + ' ') {
        if (c == '"') {
            quoted = !quoted;
            begun = true;
        } else if (quoted || std::isspace(static_cast<unsigned char>(c)) == 0) {
            word += c;
            begun = true;
        } else if (begun) {
            words.push_back(word);
            word.clear();
            begun = false;
        }
    }
    if (quoted) throw TableFault("a quote is not closed");
    return words;
}

Words sorted_words(const std::vector<std::string>& words) {
    Words sorted;
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0) {
            sorted.bare.push_back(word);
        } else {
            sorted.named[word.substr(0, equals)] = word.substr(equals + 1);
        }
    }
    return sorted;
}

Line read_line(int number, const std::string& text) {
    Line line;
    line.number = number;
    const auto arrow = text.find("->");
    std::vector<std::string> words = words_of(text.substr(0, arrow));
    if (arrow != std::string::npos) {
        for (const std::string& phrase : split(text.substr(arrow + 2), ',')) {
            line.expected.push_back(trimmed(phrase));
        }
    }
    if (words.empty()) throw TableFault("there is nothing before ->");
    if (is_time(words.front())) {
        line.at_ms = milliseconds(words.front());
        words.erase(words.begin());
        if (words.empty()) throw TableFault("a time without a step");
    }
    line.verb = words.front();
    words.erase(words.begin());
    line.words = sorted_words(words);
    return line;
}

}  // namespace

Table read_table(const std::filesystem::path& file) {
    Table table{file, {}};
    std::ifstream in(file);
    if (!in) throw TableFault("cannot read " + file.string());
    std::string text;
    for (int number = 1; std::getline(in, text); ++number) {
        text = trimmed(text.substr(0, text.find('#')));
        if (text.empty()) continue;
        try {
            table.lines.push_back(read_line(number, text));
        } catch (const TableFault& fault) {
            throw TableFault(file.string() + ":" + std::to_string(number) + ": " + fault.what());
        }
    }
    return table;
}

int whole_number(const std::string& text) {
    int value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) throw TableFault("not a whole number: " + text);
    return value;
}

int milliseconds(const std::string& text) {
    const auto point = text.find('.');
    const bool negative = text.starts_with('-');
    const int seconds = std::abs(whole_number(text.substr(0, point)));
    int thousandths = 0;
    if (point != std::string::npos) {
        std::string decimals = text.substr(point + 1);
        if (decimals.empty() || decimals.size() > 3) throw TableFault("not a time: " + text);
        decimals.resize(3, '0');
        thousandths = whole_number(decimals);
    }
    const int value = seconds * 1000 + thousandths;
    return negative ? -value : value;
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (;;) {
        const auto to = text.find(separator, from);
        parts.push_back(text.substr(from, to == std::string::npos ? to : to - from));
        if (to == std::string::npos) return parts;
        from = to + 1;
    }
}

}  // namespace hoithi::test
