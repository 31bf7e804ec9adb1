#include "engine/spelling.hpp"

#include <algorithm>
#include <array>

namespace hoithi {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view text) { return std::ranges::any_of(text, is_digit); }

/// Takes the digits at the front off.
std::string_view take_digits(std::string_view& rest) {
    const auto end = std::ranges::find_if_not(rest, is_digit);
    const std::string_view digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(digits.size());
    return digits;
}

/// Quotes or brackets around something.
struct Pair {
    char open;
    char close;
};
constexpr std::array pairs{
    Pair{'"', '"'},
    Pair{'\'', '\''},
    Pair{'(', ')'},
    Pair{'[', ']'},
    Pair{'{', '}'},
    Pair{'<', '>'}};

/// Whether the pair stands around all of it: what opens at the front closes at the end, not before.
bool encloses(const Pair& pair, std::string_view text) {
    if (text.size() < 2 || text.front() != pair.open || text.back() != pair.close) return false;
    if (pair.open == pair.close) return text.find(pair.close, 1) == text.size() - 1;
    int open = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == pair.open) ++open;
        if (text[i] == pair.close && --open == 0) return i == text.size() - 1;
    }
    return false;
}

/// Half of a pair at an end whose other half is nowhere: a slip of the thumb. A quote behind a
/// digit is inches, an apostrophe is part of a word, < and > compare.
std::string_view without_half_pairs(std::string_view text) {
    for (const Pair& pair : pairs) {
        if (pair.open == '\'' || pair.open == '<' || text.empty()) continue;
        const auto opened = std::ranges::count(text, pair.open);
        const auto closed = std::ranges::count(text, pair.close);
        const bool quote = pair.open == pair.close;
        const bool inches = quote && text.size() > 1 && is_digit(text[text.size() - 2]);
        if (text.back() == pair.close && (quote ? closed == 1 && !inches : closed > opened)) {
            text.remove_suffix(1);
        } else if (text.front() == pair.open && (quote ? opened == 1 : opened > closed)) {
            text.remove_prefix(1);
        }
    }
    return text;
}

/// A bullet before words, as lists have it. Before a digit a dash may be a minus.
bool has_bullet(std::string_view text) {
    if (!text.starts_with("- ") && !text.starts_with("* ")) return false;
    const std::size_t next = text.find_first_not_of(' ', 1);
    return next != std::string_view::npos && !is_digit(text[next]);
}

std::string_view without_marks_before(std::string_view text) {
    constexpr std::string_view marks = " ,;:!?";
    constexpr std::string_view bullet = "\u2022";
    text.remove_prefix(std::min(text.find_first_not_of(marks), text.size()));
    if (text.starts_with(bullet)) text.remove_prefix(bullet.size());
    // One full stop at the front is part of a name (.NET), or of a number.
    if (text.starts_with(".."))
        text.remove_prefix(std::min(text.find_first_not_of('.'), text.size()));
    if (has_bullet(text)) text.remove_prefix(1);
    return text;
}

std::string_view without_marks_behind(std::string_view text) {
    constexpr std::string_view marks = " .,;:!?";
    constexpr std::string_view ideographic_stop = "\u3002";
    text = text.substr(0, text.find_last_not_of(marks) + 1);
    if (text.ends_with(ideographic_stop)) text.remove_suffix(ideographic_stop.size());
    // Without a space before it a dash may mean something, as in A-.
    if (text.ends_with(" -")) text.remove_suffix(2);
    return text;
}

std::string_view without_marks_around(std::string_view text) {
    for (std::string_view before; before != text;) {
        before = text;
        text = without_marks_before(without_marks_behind(text));
        for (const Pair& pair : pairs) {
            if (encloses(pair, text)) text = text.substr(1, text.size() - 2);
        }
        text = without_half_pairs(text);
    }
    return text;
}

/// A number as people write it: "1.000", "1 000", "3,5", "-2", "05".
class WrittenNumber {
public:
    /// Reads the number at the front of `text`; what follows it is `rest`.
    explicit WrittenNumber(std::string_view text) : rest_(text) {
        if (rest_.starts_with('-')) sign_ = "-";
        if (rest_.starts_with('-') || rest_.starts_with('+')) rest_.remove_prefix(1);
        whole_ = take_digits(rest_);
        read_groups();
        read_decimals();
    }

    std::string_view rest() const { return rest_; }
    /// The one way of writing it; empty where there is no number, or one that can be read in two
    /// ways: "1,000" is a thousand to some and one to others.
    std::string plain() const {
        if (whole_.empty() || doubtful_) return {};
        // "05,123" keeps it: without, the decimals would look like thousands.
        const bool zero_before_digit =
            whole_.size() == 2 && whole_[0] == '0' && decimals_.size() != 3;
        std::string text = sign_ + (zero_before_digit ? whole_.substr(1) : whole_);
        if (!decimals_.empty()) text += '.' + decimals_;
        return text;
    }

private:
    /// Where `separator` parts groups of three digits, how many characters they take up.
    std::size_t groups(char separator) const {
        std::size_t length = 0;
        for (std::string_view left = rest_; left.starts_with(separator);) {
            left.remove_prefix(1);
            if (take_digits(left).size() != 3) break;
            length += 4;
        }
        return length;
    }

    void read_groups() {
        if (whole_.empty() || whole_.size() > 3 || whole_[0] == '0') return;
        for (const char separator : {'.', ' ', ','}) {
            const std::size_t length = groups(separator);
            if (length == 0) continue;
            const std::string_view parted = rest_.substr(0, length);
            rest_.remove_prefix(length);
            const bool decimals_follow = rest_.size() > 1 && rest_[0] == '.' && is_digit(rest_[1]);
            doubtful_ = separator == ',' && length == 4 && !decimals_follow;
            std::ranges::copy_if(parted, std::back_inserter(whole_), is_digit);
            grouped_by_ = separator;
            return;
        }
    }

    void read_decimals() {
        if (whole_.empty() || rest_.size() < 2 || !is_digit(rest_[1])) return;
        const bool parts = rest_[0] == ',' || rest_[0] == '.';
        if (!parts || rest_[0] == grouped_by_) return;
        rest_.remove_prefix(1);
        decimals_ = take_digits(rest_);
    }

    std::string_view rest_;
    std::string sign_;
    std::string whole_;
    std::string decimals_;
    char grouped_by_ = '\0';
    bool doubtful_ = false;
};

/// Whether this may follow a number: nothing, or words and signs of what is counted, without any
/// further digit.
bool is_counted(std::string_view rest) {
    constexpr std::string_view parts_numbers = ".,-/:'\"()*+";
    return rest.empty() ||
           (parts_numbers.find(rest[0]) == std::string_view::npos && !has_digit(rest));
}

}  // namespace

std::string plain_spelling(std::string_view folded) {
    const std::string_view text = without_marks_around(folded);
    if (text.empty()) return std::string(folded);
    const WrittenNumber number(text);
    const std::string plain = number.plain();
    if (plain.empty() || !is_counted(number.rest())) return std::string(text);
    std::string_view counted = number.rest();
    if (counted.starts_with(" %")) counted.remove_prefix(1);
    return plain + std::string(counted);
}

}  // namespace hoithi
