#include "engine/text/skeleton.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "engine/text/code_points.hpp"

namespace hoithi::text {

namespace {

/// One Latin letter, and what looks like it, as capital or small letter, in other scripts and in
/// corners of Latin itself.
struct Alike {
    CodePoint latin;
    std::u32string_view others;
};

/// Out of Unicode's confusables (UTS #39), what a name among Latin ones can be made of: Cyrillic,
/// Greek, Armenian, small capitals, Cherokee, Lisu. Compatibility forms (full-width, mathematical,
/// circled) need no line: folding takes them apart.
constexpr std::array alike{
    Alike{'a', U"\u0410\u0430\u0391\u03B1\u0251\u1D00\u13AA\uA4EE"},
    Alike{'b', U"\u0412\u0432\u0392\u0299\u15AF\u13F4\uA4D0\u042C\u044C"},
    Alike{'c', U"\u0421\u0441\u03F9\u03F2\u1D04\u13DF\uA4DA"},
    Alike{'d', U"\u0501\u1D05\u13A0\uA4D3"},
    Alike{0x0111, U"\u00D0\u00F0\u0189\u0256\u1D06"},
    Alike{'e', U"\u0415\u0435\u0395\u0404\u0454\u03B5\u1D07\u13AC\uA4F0\u212E"},
    Alike{'f', U"\u03DC\u03DD\uA730\uA4DD"},
    Alike{'g', U"\u0261\u0262\u050C\u050D\u0581\u13C0\u13B6\uA4D6"},
    Alike{'h', U"\u041D\u043D\u0397\u04BA\u04BB\u029C\u0570\u13BB\uA4E7"},
    Alike{'i', U"\u0406\u0456\u0399\u03B9\u0131\u026A\u0196\u0269\u13A5\uA4F2"},
    Alike{'j', U"\u0408\u0458\u037F\u03F3\u1D0A\u13AB\uA4D9"},
    Alike{'k', U"\u041A\u043A\u039A\u03BA\u0138\u1D0B\u13E6\uA4D7"},
    Alike{'l', U"\u04C0\u04CF\u029F\u01C0\u2223\u13DE\uA4E1"},
    Alike{'m', U"\u041C\u043C\u039C\u03FA\u1D0D\u13B7\uA4DF"},
    Alike{'n', U"\u039D\u03B7\u0274\u0578\u057C\uA4E0"},
    Alike{'o', U"\u041E\u043E\u039F\u03BF\u0555\u0585\u1D0F\uA4F3"},
    Alike{'p', U"\u0420\u0440\u03A1\u03C1\u1D18\u13E2\uA4D1"},
    Alike{'q', U"\u051A\u051B\u0563"},
    Alike{'r', U"\u0433\u0280\u13A1\u13D2\uA4E3"},
    Alike{'s', U"\u0405\u0455\uA731\u13DA\uA4E2\u01BD"},
    Alike{'t', U"\u0422\u0442\u03A4\u03C4\u1D1B\u13A2\uA4D4"},
    Alike{'u', U"\u057D\u1D1C\u03C5\u028B\uA4F4"},
    Alike{'v', U"\u0474\u0475\u03BD\u1D20\u13D9\uA4E6"},
    Alike{'w', U"\u051C\u051D\u0461\u1D21\u13B3\uA4EA"},
    Alike{'x', U"\u0425\u0445\u03A7\u03C7\uA4EB"},
    Alike{'y', U"\u0423\u0443\u04AE\u04AF\u03A5\u028F\uA4EC"},
    Alike{'z', U"\u0396\u1D22\u13C3\uA4DC"},
};

/// Signs for an apostrophe that count as letters or would come apart into a space and an accent.
constexpr std::u32string_view apostrophes =
    U"\u0060\u00B4\u02B9\u02BA\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u02EE\u0384\u1FBD"
    U"\u1FBF\u1FEF\u1FFD\u1FFE\uA78B\uA78C";

const std::map<CodePoint, CodePoint>& latin_of() {
    static const auto table = [] {
        std::map<CodePoint, CodePoint> letters;
        for (const auto& [latin, others] : alike) {
            for (const char32_t other : others) letters[static_cast<CodePoint>(other)] = latin;
        }
        return letters;
    }();
    return table;
}

/// Other scripts' letters as Latin ones, while capitals can still be told from small letters: Ν
/// looks like N, but ν like v.
CodePoints in_latin(const CodePoints& points) {
    CodePoints latin;
    for (const CodePoint point : points) {
        if (apostrophes.find(static_cast<char32_t>(point)) != apostrophes.npos) continue;
        const auto found = latin_of().find(point);
        latin.push_back(found == latin_of().end() ? point : found->second);
    }
    return latin;
}

CodePoint one_stroke(CodePoint point) {
    if (point == '0') return 'o';
    const bool stroke = point == '1' || point == 'i' || point == '|' || point == '!';
    return stroke ? 'l' : point;
}

/// Puts the letters down one by one.
class Bones {
public:
    void add(CodePoint point) {
        if (is_tone(point)) {
            tones_.push_back(point);
            return;
        }
        if (!is_vowel(point) && !is_mark(point)) end_vowels();
        if (!join("rn", point, 'm') && !join("vv", point, 'w')) bones_.push_back(point);
    }

    std::string finish() {
        end_vowels();
        return encode(bones_);
    }

private:
    /// `i` has become `l`.
    static bool is_vowel(CodePoint point) {
        constexpr CodePoint vowels[]{'a', 'e', 'o', 'u', 'y', 'l'};
        return std::ranges::find(vowels, point) != std::end(vowels);
    }

    /// Where among its vowels a tone stands makes no difference: hoà, hòa.
    void end_vowels() {
        bones_.insert(bones_.end(), tones_.begin(), tones_.end());
        tones_.clear();
    }

    bool join(std::string_view two, CodePoint second, CodePoint one) {
        if (second != two[1] || bones_.empty() || bones_.back() != two[0]) return false;
        bones_.back() = one;
        return true;
    }

    CodePoints bones_;
    CodePoints tones_;
};

}  // namespace

std::string skeleton(std::string_view name) {
    const auto apart = decompose(name, Decomposition::canonical);
    if (!apart) return {};
    const auto plain = decompose(encode(in_latin(*apart)), Decomposition::for_comparing);
    if (!plain) return {};
    Bones bones;
    for (const CodePoint point : *plain) {
        const bool between = is_space(point) || (is_punctuation(point) && point != '&');
        if (!between || point == '!') bones.add(one_stroke(point));
    }
    return bones.finish();
}

}  // namespace hoithi::text
