#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/contest.hpp"
#include "engine/definition.hpp"
#include "engine/question.hpp"

namespace hoithi::json {

/// The words that stand for an enumeration in files, messages and the journal, in the order of
/// its values. Once written they stay.
template <class Enum>
struct Words;

template <>
struct Words<QuestionKind> {
    static constexpr std::array<std::string_view, 5> all{
        "single", "multiple", "true_false", "number", "text"};
};
template <>
struct Words<Difficulty> {
    static constexpr std::array<std::string_view, 3> all{"easy", "medium", "hard"};
};
template <>
struct Words<MediaKind> {
    static constexpr std::array<std::string_view, 2> all{"image", "audio"};
};
template <>
struct Words<Scoring::Mode> {
    static constexpr std::array<std::string_view, 2> all{"fixed", "speed"};
};
template <>
struct Words<TieBreak> {
    static constexpr std::array<std::string_view, 5> all{
        "points", "correct", "time", "prediction", "earliest"};
};
template <>
struct Words<Format> {
    static constexpr std::array<std::string_view, 1> all{"live_quiz"};
};
template <>
struct Words<OptionOrder> {
    static constexpr std::array<std::string_view, 2> all{"fixed", "shuffled"};
};
template <>
struct Words<Audience> {
    static constexpr std::array<std::string_view, 3> all{"none", "watch", "play"};
};
template <>
struct Words<Entrants> {
    static constexpr std::array<std::string_view, 3> all{"person", "team", "either"};
};
template <>
struct Words<Prediction> {
    static constexpr std::array<std::string_view, 3> all{"none", "all_correct", "participants"};
};
template <>
struct Words<UnitRule> {
    static constexpr std::array<std::string_view, 4> all{"sum", "mean", "best", "share"};
};
template <>
struct Words<Emblem> {
    static constexpr std::array<std::string_view, 2> all{"none", "10.10"};
};
template <>
struct Words<PublicNames> {
    static constexpr std::array<std::string_view, 2> all{"full", "masked"};
};
template <>
struct Words<Showing::State> {
    static constexpr std::array<std::string_view, 4> all{"asked", "skipped", "replaced", "ended"};
};
template <>
struct Words<Notice::Kind> {
    static constexpr std::array<std::string_view, 5> all{
        "void", "restored", "key_changed", "skipped", "replaced"};
};

template <class Enum>
constexpr std::string_view word(Enum value) {
    return Words<Enum>::all[static_cast<std::size_t>(value)];
}

template <class Enum>
constexpr std::optional<Enum> from_word(std::string_view text) {
    for (std::size_t i = 0; i < Words<Enum>::all.size(); ++i) {
        if (Words<Enum>::all[i] == text) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

/// All of them, for telling somebody what may stand here.
template <class Enum>
std::string word_list() {
    std::string list;
    for (const std::string_view one : Words<Enum>::all) {
        if (!list.empty()) list += ", ";
        list += '"';
        list += one;
        list += '"';
    }
    return list;
}

}  // namespace hoithi::json
