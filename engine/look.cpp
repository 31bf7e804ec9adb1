#include "engine/look.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/definition_wording.hpp"
#include "engine/findings.hpp"

namespace hoithi {

namespace {

using Colour = std::array<int, 3>;  // red, green, blue, 0 to 255

/// What WCAG 2 (1.4.11) wants of what is no text, in thousandths.
constexpr int contrast_least = 3000;

/// How much light a part of a colour gives, by its value of 0 to 255, in millionths: the sRGB curve
/// of WCAG's relative luminance, ((v / 255 + 0.055) / 1.055) ^ 2.4, or v / 255 / 12.92 up to 10.
constexpr std::array<int, 256> light_of{
    0,      304,    607,    911,     1214,   1518,   1821,   2125,   2428,   2732,   3035,   3347,
    3677,   4025,   4391,   4777,    5182,   5605,   6049,   6512,   6995,   7499,   8023,   8568,
    9134,   9721,   10330,  10960,   11612,  12286,  12983,  13702,  14444,  15209,  15996,  16807,
    17642,  18500,  19382,  20289,   21219,  22174,  23153,  24158,  25187,  26241,  27321,  28426,
    29557,  30713,  31896,  33105,   34340,  35601,  36889,  38204,  39546,  40915,  42311,  43735,
    45186,  46665,  48172,  49707,   51269,  52861,  54480,  56128,  57805,  59511,  61246,  63010,
    64803,  66626,  68478,  70360,   72272,  74214,  76185,  78187,  80220,  82283,  84376,  86500,
    88656,  90842,  93059,  95307,   97587,  99899,  102242, 104616, 107023, 109462, 111932, 114435,
    116971, 119538, 122139, 124772,  127438, 130136, 132868, 135633, 138432, 141263, 144128, 147027,
    149960, 152926, 155926, 158961,  162029, 165132, 168269, 171441, 174647, 177888, 181164, 184475,
    187821, 191202, 194618, 198069,  201556, 205079, 208637, 212231, 215861, 219526, 223228, 226966,
    230740, 234551, 238398, 242281,  246201, 250158, 254152, 258183, 262251, 266356, 270498, 274677,
    278894, 283149, 287441, 291771,  296138, 300544, 304987, 309469, 313989, 318547, 323143, 327778,
    332452, 337164, 341914, 346704,  351533, 356400, 361307, 366253, 371238, 376262, 381326, 386429,
    391572, 396755, 401978, 407240,  412543, 417885, 423268, 428690, 434154, 439657, 445201, 450786,
    456411, 462077, 467784, 473531,  479320, 485150, 491021, 496933, 502886, 508881, 514918, 520996,
    527115, 533276, 539479, 545724,  552011, 558340, 564712, 571125, 577580, 584078, 590619, 597202,
    603827, 610496, 617207, 623960,  630757, 637597, 644480, 651406, 658375, 665387, 672443, 679542,
    686685, 693872, 701102, 708376,  715694, 723055, 730461, 737910, 745404, 752942, 760525, 768151,
    775822, 783538, 791298, 799103,  806952, 814847, 822786, 830770, 838799, 846873, 854993, 863157,
    871367, 879622, 887923, 896269,  904661, 913099, 921582, 930111, 938686, 947307, 955973, 964686,
    973445, 982251, 991102, 1000000,
};

constexpr std::string_view digits = "0123456789abcdef";

std::optional<Colour> colour_of(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    Colour colour{};
    for (std::size_t i = 0; i < 6; ++i) {
        const char c = text[i + 1];
        const char small = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        const std::size_t value = digits.find(small);
        if (value == std::string_view::npos) return std::nullopt;
        colour[i / 2] = colour[i / 2] * 16 + static_cast<int>(value);
    }
    return colour;
}

/// In thousandths: relative luminance as WCAG defines it, and the contrast that follows from it.
int contrast_to_white(const Colour& colour) {
    constexpr std::array<int, 3> weights{2126, 7152, 722};  // of 10,000
    std::int64_t luminance = 0;
    for (std::size_t i = 0; i < colour.size(); ++i) {
        luminance += std::int64_t{weights[i]} * light_of[static_cast<std::size_t>(colour[i])];
    }
    return static_cast<int>(1'050'000'000 / (luminance / 10'000 + 50'000));
}

/// The same hue, as dark as it must be.
std::string darkened(const Colour& colour) {
    Colour darker = colour;
    for (int percent = 99; percent > 0 && contrast_to_white(darker) < contrast_least; --percent) {
        for (std::size_t i = 0; i < colour.size(); ++i) darker[i] = colour[i] * percent / 100;
    }
    std::string text = "#";
    for (const int part : darker) {
        text += digits[static_cast<std::size_t>(part / 16)];
        text += digits[static_cast<std::size_t>(part % 16)];
    }
    return text;
}

/// Rounded down, so that what is too little never reads as enough.
std::string in_tenths(int thousandths) {
    const int tenths = thousandths / 100;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

Faults check_look(const ContestDefinition& definition, Language language) {
    Findings findings(language);
    const auto look = [&](const std::string& pointer, const std::string& text) {
        const auto colour = colour_of(text);
        if (!colour) return;
        const int contrast = contrast_to_white(*colour);
        if (contrast >= contrast_least) return;
        findings.add(
            pointer, wording::faint_colour, {text, in_tenths(contrast), darkened(*colour)}
        );
    };
    look("/theme/accent", definition.theme.accent);
    look("/theme/accent2", definition.theme.accent2);
    return findings.faults();
}

}  // namespace hoithi
