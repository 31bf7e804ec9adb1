#include "engine/text/rude_words.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/text/fold.hpp"
#include "rude_words_txt.hpp"

namespace hoithi::text {

namespace {

bool is_of_a_syllable(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80U;
}

/// The syllables with one space before and after each.
std::string syllables_of(std::string_view text) {
    std::string syllables = " ";
    for (const char c : fold(text)) {
        if (is_of_a_syllable(c)) {
            syllables += c;
        } else if (syllables.back() != ' ') {
            syllables += ' ';
        }
    }
    if (syllables.back() != ' ') syllables += ' ';
    return syllables;
}

std::vector<std::string> folded_words() {
    std::vector<std::string> words;
    for (std::string_view rest = rude_words_txt; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.starts_with('#')) continue;
        std::string syllables = syllables_of(line);
        if (syllables.size() > 1) words.push_back(std::move(syllables));
    }
    return words;
}

}  // namespace

bool is_rude(std::string_view name) {
    static const std::vector<std::string> words = folded_words();
    const std::string syllables = syllables_of(name);
    return std::ranges::any_of(words, [&](const std::string& word) {
        return syllables.find(word) != std::string::npos;
    });
}

}  // namespace hoithi::text
