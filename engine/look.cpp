#include "engine/look.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "engine/definition_wording.hpp"
#include "engine/findings.hpp"

namespace hoithi {

namespace {

using Colour = std::array<int, 3>;  // red, green, blue, 0 to 255

/// What WCAG 2 (1.4.11) wants of what is no text.
constexpr double contrast_least = 3.0;

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

/// Relative luminance as WCAG defines it, and the contrast that follows from it.
double contrast_to_white(const Colour& colour) {
    constexpr std::array<double, 3> weights{0.2126, 0.7152, 0.0722};
    double luminance = 0;
    for (std::size_t i = 0; i < colour.size(); ++i) {
        const double share = colour[i] / 255.0;
        const double light =
            share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        luminance += weights[i] * light;
    }
    return 1.05 / (luminance + 0.05);
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
std::string in_tenths(double contrast) {
    const auto tenths = static_cast<int>(contrast * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

Faults check_look(const ContestDefinition& definition, Language language) {
    Findings findings(language);
    const auto look = [&](const std::string& pointer, const std::string& text) {
        const auto colour = colour_of(text);
        if (!colour) return;
        const double contrast = contrast_to_white(*colour);
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
