#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/shape.hpp"

namespace hoithi {

// The words of texts, as written or folded for comparing (engine/text).

using Words = std::set<std::string>;

inline bool is_of_a_word(char c) {
    const bool digit = c >= '0' && c <= '9';
    return digit || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U;
}

/// The words of a folded text in their order.
inline std::vector<std::string> words_in_order(std::string_view folded) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < folded.size();) {
        std::size_t end = i;
        while (end < folded.size() && is_of_a_word(folded[end])) ++end;
        if (end > i) words.emplace_back(folded.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

/// What stands between the spaces of a text, as it is written.
inline std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        if (end > start) parts.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

inline std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

inline std::size_t characters(const std::vector<std::string>& words) {
    std::size_t count = 0;
    for (const std::string& word : words) count += character_count(word);
    return count;
}

inline bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A folded text with every run of digits as one #, so that "22/4/2022" is "28/01/2022".
inline std::string without_numbers(std::string_view folded) {
    std::string text;
    for (const char c : folded) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit) text += c;
        if (digit && !text.ends_with('#')) text += '#';
    }
    return text;
}

}  // namespace hoithi
