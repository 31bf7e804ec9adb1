#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hoithi {

enum class QuestionKind : std::uint8_t { single, multiple, true_false, number, text };
enum class Difficulty : std::uint8_t { easy, medium, hard };

/// A set of options of one question, by position; at most 8 of them.
class OptionSet {
public:
    static constexpr std::size_t size_max = 8;

    constexpr OptionSet() = default;
    constexpr explicit OptionSet(std::uint8_t bits) : bits_(bits) {}
    static constexpr OptionSet of(std::size_t option) {
        return OptionSet(static_cast<std::uint8_t>(1U << option));
    }

    constexpr bool contains(std::size_t option) const { return ((bits_ >> option) & 1U) != 0; }
    constexpr void add(std::size_t option) {
        bits_ = static_cast<std::uint8_t>(bits_ | of(option).bits_);
    }
    constexpr int size() const { return __builtin_popcount(bits_); }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr std::uint8_t bits() const { return bits_; }
    /// How many options stand in both sets.
    constexpr int common(OptionSet other) const { return __builtin_popcount(bits_ & other.bits_); }

    friend constexpr bool operator==(OptionSet, OptionSet) = default;

private:
    std::uint8_t bits_ = 0;
};

struct Option {
    std::string id;  // what the bank calls it: "A"
    std::string text;

    friend bool operator==(const Option&, const Option&) = default;
};

/// The largest number that is a key, a tolerance or an answer; the least is as far below 0.
constexpr std::int64_t number_max = 1'000'000'000'000'000;

/// What is right. Which members count depends on the question's kind.
struct Key {
    OptionSet options;                // single, multiple, true_false
    std::int64_t number = 0;          // number
    std::int64_t tolerance = 0;       // number: this far off is still right
    std::vector<std::string> texts;   // text: accepted spellings as shown
    std::vector<std::string> folded;  // text: the same, folded for comparing (engine/text)

    friend bool operator==(const Key&, const Key&) = default;
};

/// Where a fact stands, so that a complaint can be settled.
struct Source {
    std::string document;
    std::string article;
    std::string url;

    friend bool operator==(const Source&, const Source&) = default;
};

enum class MediaKind : std::uint8_t { image, audio };

struct Media {
    MediaKind kind = MediaKind::image;
    std::string path;  // relative to the bank's file
    std::string alt;

    friend bool operator==(const Media&, const Media&) = default;
};

/// One question of a bank. For true_false the two options are the engine's: 0 true, 1 false.
struct Question {
    std::string id;
    QuestionKind kind = QuestionKind::single;
    std::string text;
    std::vector<Option> options;
    Key key;
    bool accents_optional = false;  // text: "hoa binh" counts for "Hòa Bình"
    std::string explanation;
    Source source;
    std::string true_on;     // ISO date of a day on which the fact was true
    std::string checked_on;  // ISO date of the day somebody last looked it up, or empty
    std::string valid_to;    // ISO date of the last day on which it was true, or empty
    Difficulty difficulty = Difficulty::easy;
    std::string topic;  // id of one of the bank's topics
    int seconds = 20;
    int points = 1000;
    std::optional<Media> media;
    std::string author;
    std::string reviewer;
    bool ever_public = false;
    // Warnings of `bank check` that stand, by the rule's id, with the reason. Of the author's desk
    // alone: no paper takes them along.
    std::map<std::string, std::string> accepted_warnings;

    friend bool operator==(const Question&, const Question&) = default;
};

/// What a contestant answered. Which member counts depends on the question's kind.
struct Answer {
    OptionSet options;
    std::int64_t number = 0;
    std::string text;    // as typed, NFC
    std::string folded;  // as compared

    friend bool operator==(const Answer&, const Answer&) = default;
};

}  // namespace hoithi
