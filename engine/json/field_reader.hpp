#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/findings.hpp"
#include "engine/json/words.hpp"
#include "engine/time.hpp"

namespace hoithi::json {

/// What must stand in a field.
enum class Wanted : std::uint8_t { text, whole_number, flag, list, object };

enum class Presence : std::uint8_t { required, optional };

/// `value` as a `Number`; nullopt where it is no integer or out of that type's range.
template <std::integral Number>
std::optional<Number> whole_number(const nlohmann::json& value) {
    if (!value.is_number_integer()) return std::nullopt;
    const bool fits = value.is_number_unsigned() ? std::in_range<Number>(value.get<std::uint64_t>())
                                                 : std::in_range<Number>(value.get<std::int64_t>());
    return fits ? std::optional(value.get<Number>()) : std::nullopt;
}

/// Records that `value` at `pointer` is not what was wanted.
void record_wrong_type(
    Findings& findings, const std::string& pointer, const nlohmann::json& value, Wanted wanted
);

/// Reads one object field by field and records all that is wrong: a field that is missing, of
/// the wrong type or out of range, and a field nobody asked for. What cannot be read leaves its
/// target as it was, so the targets hold the defaults. An optional field may also be null.
class FieldReader {
public:
    /// `object` outlives the reader; anything but an object is one fault and reads as nothing.
    FieldReader(const nlohmann::json& object, std::string pointer, Findings& findings);

    /// A text composed (NFC) or a list of them, an integer in the range of its type, true or
    /// false, milliseconds, a word of an enumeration, or one of these in an optional.
    template <class Target>
    void read(std::string_view name, Target& target, Presence presence = Presence::required) {
        if constexpr (is_optional<Target>::value) {
            const std::size_t faults = findings_.faults().size();
            typename Target::value_type value{};
            if (!find(name, Presence::optional)) return;
            read(name, value, presence);
            if (findings_.faults().size() == faults) target = std::move(value);
        } else if constexpr (std::is_same_v<Target, std::string>) {
            read_text(name, target, presence);
        } else if constexpr (std::is_same_v<Target, std::vector<std::string>>) {
            read_texts(name, target, presence);
        } else if constexpr (std::is_same_v<Target, bool>) {
            read_flag(name, target, presence);
        } else if constexpr (std::is_same_v<Target, Millis>) {
            std::int64_t count = target.count();
            read(name, count, presence);
            target = Millis{count};
        } else if constexpr (has_words<Target>::value) {
            read_word(name, target, presence);
        } else if constexpr (std::is_enum_v<Target>) {
            auto value = static_cast<std::underlying_type_t<Target>>(target);
            read(name, value, presence);
            target = static_cast<Target>(value);
        } else {
            static_assert(std::integral<Target>);
            read_number(name, target, presence);
        }
    }

    /// A text byte for byte.
    void read_exact(std::string_view name, std::string& target);

    /// A list or an object below; null where there is none.
    const nlohmann::json* find_list(std::string_view name, Presence presence);
    const nlohmann::json* find_object(std::string_view name, Presence presence);
    /// Whatever stands there; null where nothing does.
    const nlohmann::json* find(std::string_view name, Presence presence);
    /// The items of a list; none where there is no list.
    const std::vector<nlohmann::json>& items(std::string_view name, Presence presence);

    std::string pointer(std::string_view name) const;
    const std::string& pointer() const { return pointer_; }
    Findings& findings() { return findings_; }

    /// Records the fields that were never asked for.
    void finish();

private:
    template <class T>
    struct is_optional : std::false_type {};
    template <class T>
    struct is_optional<std::optional<T>> : std::true_type {};
    template <class T, class = void>
    struct has_words : std::false_type {};
    template <class T>
    struct has_words<T, std::void_t<decltype(Words<T>::all)>> : std::true_type {};

    const nlohmann::json* find(std::string_view name, Presence presence, Wanted wanted);
    void read_text(std::string_view name, std::string& target, Presence presence);
    void read_texts(std::string_view name, std::vector<std::string>& target, Presence presence);
    void read_flag(std::string_view name, bool& target, Presence presence);
    void record_missing(std::string_view name, Wanted wanted);
    void record_unknown_word(std::string_view name, std::string_view word, std::string_view list);
    void record_out_of_range(
        std::string_view name,
        const nlohmann::json& value,
        std::string_view least,
        std::string_view most
    );

    template <class Enum>
    void read_word(std::string_view name, Enum& target, Presence presence) {
        const nlohmann::json* value = find(name, presence, Wanted::text);
        if (!value) return;
        const auto& text = value->get_ref<const std::string&>();
        if (const auto known = from_word<Enum>(text)) {
            target = *known;
        } else {
            record_unknown_word(name, text, word_list<Enum>());
        }
    }

    template <class Number>
    void read_number(std::string_view name, Number& target, Presence presence) {
        const nlohmann::json* value = find(name, presence, Wanted::whole_number);
        if (!value) return;
        if (const auto number = whole_number<Number>(*value)) {
            target = *number;
        } else {
            using Limits = std::numeric_limits<Number>;
            record_out_of_range(
                name, *value, std::to_string(Limits::min()), std::to_string(Limits::max())
            );
        }
    }

    const nlohmann::json* object_;  // null: was no object
    std::string pointer_;
    Findings& findings_;
    std::vector<std::string_view> asked_for_;
};

}  // namespace hoithi::json
