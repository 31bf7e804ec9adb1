#include "engine/text/fold.hpp"

#include <utility>

#include "engine/text/code_points.hpp"
#include "engine/text/normal.hpp"

namespace hoithi::text {

namespace {

constexpr CodePoint d_with_stroke = 0x0111;

/// What a keyboard makes of plain marks by itself, back to the plain mark, and letters of other
/// languages that look the same, back to the Vietnamese one.
CodePoint plain(CodePoint point) {
    constexpr CodePoint minus = 0x2212;
    if (is_dash(point) || point == minus) return '-';
    if (point >= 0x2018 && point <= 0x201B) return '\'';
    if (point >= 0x201C && point <= 0x201F) return '"';
    switch (point) {
        case 0x2039:  // ‹ ›
        case 0x203A:
            return '\'';
        case 0x00AB:  // « »
        case 0x00BB:
            return '"';
        case 0x2044:  // the stroke of ½
            return '/';
        case 0x00F0:  // ð, whose capital Ð looks like Đ, as ɖ's does
        case 0x0256:
            return d_with_stroke;
        default:
            return point;
    }
}

/// Writes a decomposed text word by word, each word's tones after its letters.
class Folding {
public:
    void add(CodePoint point) {
        if (in_word_ && is_tone(point)) {
            tones_.push_back(point);
            return;
        }
        in_word_ = is_letter_or_mark(point);
        if (!in_word_) end_word();
        if (!is_space(point)) {
            folded_.push_back(plain(point));
        } else if (!folded_.empty() && folded_.back() != ' ') {
            folded_.push_back(' ');
        }
    }

    CodePoints finish() {
        end_word();
        if (!folded_.empty() && folded_.back() == ' ') folded_.pop_back();
        return std::move(folded_);
    }

private:
    void end_word() {
        folded_.insert(folded_.end(), tones_.begin(), tones_.end());
        tones_.clear();
    }

    CodePoints folded_;
    CodePoints tones_;
    bool in_word_ = false;
};

}  // namespace

std::string fold(std::string_view nfc_text) {
    const auto points = decompose(nfc_text, Decomposition::for_comparing);
    if (!points) return {};
    Folding folding;
    for (const CodePoint point : *points) folding.add(point);
    return nfc(encode(folding.finish())).value_or(std::string{});
}

std::string bare(std::string_view folded) {
    auto points = decompose(folded, Decomposition::canonical);
    if (!points) return {};
    std::erase_if(*points, [](CodePoint point) { return point >= 0x0300 && point <= 0x036F; });
    for (CodePoint& point : *points) {
        if (point == d_with_stroke) point = 'd';
    }
    return nfc(encode(*points)).value_or(std::string{});
}

}  // namespace hoithi::text
