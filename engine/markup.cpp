#include "engine/markup.hpp"

namespace hoithi {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How many characters from `begin` on are such ones.
template <class Fits>
std::size_t run(std::string_view text, std::size_t begin, Fits fits) {
    std::size_t end = begin;
    while (end < text.size() && fits(text[end])) ++end;
    return end - begin;
}

// Each gives the length of what begins at the front of `text`; 0: nothing of the kind.

/// "&nbsp;", "&#39;", "&#x27;"
std::size_t entity(std::string_view text) {
    if (!text.starts_with('&')) return 0;
    const bool number = text.substr(1).starts_with('#');
    const std::size_t begin = number ? 2 : 1;
    const auto fits = [](char c) { return is_letter(c) || is_digit(c); };
    const std::size_t length = run(text, begin, fits);
    const std::size_t end = begin + length;
    const bool closed = end < text.size() && text[end] == ';';
    const bool named = length >= 2 && is_letter(text[begin]);
    return closed && length <= 10 && (number ? length > 0 : named) ? end + 1 : 0;
}

/// "<b>", "</p>", "<br/>", "<img src=…>"
std::size_t tag(std::string_view text) {
    if (!text.starts_with('<')) return 0;
    const std::size_t begin = text.substr(1).starts_with('/') ? 2 : 1;
    if (begin >= text.size() || !is_letter(text[begin])) return 0;
    const std::size_t end = text.find_first_of("<>", begin);
    return end != std::string_view::npos && text[end] == '>' ? end + 1 : 0;
}

/// "\frac", "\(", "\["
std::size_t command(std::string_view text) {
    if (!text.starts_with('\\') || text.size() < 2) return 0;
    if (text[1] == '(' || text[1] == '[') return 2;
    const std::size_t letters = run(text, 1, is_letter);
    return letters >= 2 ? letters + 1 : 0;
}

/// "$x^2$", but not two prices
std::size_t formula(std::string_view text) {
    if (!text.starts_with('$')) return 0;
    const std::size_t end = text.find('$', 1);
    if (end == std::string_view::npos) return 0;
    const bool steers = text.substr(0, end).find_first_of("^_{\\") != std::string_view::npos;
    return steers ? end + 1 : 0;
}

/// "**bold**"
std::size_t bold(std::string_view text) {
    if (!text.starts_with("**") || text.size() < 3 || text[2] == ' ' || text[2] == '*') return 0;
    const std::size_t end = text.find("**", 2);
    return end == std::string_view::npos ? 0 : end + 2;
}

}  // namespace

std::string_view markup_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        for (const auto length_of : {entity, tag, command, formula, bold}) {
            if (const std::size_t length = length_of(rest); length > 0) {
                return rest.substr(0, length);
            }
        }
    }
    return {};
}

}  // namespace hoithi
