#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/ids.hpp"
#include "engine/json/command_fault.hpp"
#include "engine/json/field_reader.hpp"
#include "engine/question.hpp"

namespace hoithi::json {

/// Reads the fields of one message from outside and keeps which side of the border it falls on. A
/// field that is null is not there. What cannot be read gives a default, and the message is not to
/// be used then. Never throws.
class MessageFields {
public:
    /// `message` outlives the reader; anything but an object has not the shape.
    explicit MessageFields(const nlohmann::json& message);

    bool has(std::string_view name) const { return find(name) != nullptr; }

    // A field that must be there, or else the message has not the shape …

    /// A text, composed (NFC).
    std::string text(std::string_view name);
    /// 32 hexadecimal digits.
    ClientKey key(std::string_view name);
    /// A number; it is outside the limits if it is not whole or out of the type's range.
    template <std::integral Number>
    Number number(std::string_view name) {
        const nlohmann::json* value = needed(name);
        if (!value) return {};
        if (!value->is_number()) return misshapen<Number>();
        const auto number = whole_number<Number>(*value);
        if (!number) refuse(Refusal::bad_request);
        return number.value_or(Number{});
    }
    /// Any number that is finite.
    double real_number(std::string_view name);
    /// A whole number that stands in replies, so that without it there is none.
    std::uint32_t reply_number(std::string_view name);
    /// A list of one or more positions of options, each once; `unknown` is said of a position that
    /// no question has.
    OptionSet options(std::string_view name, Refusal unknown);
    /// A list of texts, composed.
    std::vector<std::string> texts(std::string_view name);

    // … and one that may be missing.

    std::string text_or(std::string_view name, std::string otherwise) {
        return has(name) ? text(name) : std::move(otherwise);
    }
    template <std::integral Number>
    Number number_or(std::string_view name, Number otherwise) {
        return has(name) ? number<Number>(name) : otherwise;
    }
    bool flag_or(std::string_view name, bool otherwise);

    /// The one of these fields that is there; where there are none or several, the message has not
    /// the shape and the name is empty.
    std::string_view one_of(std::initializer_list<std::string_view> names);

    /// It has not the message's shape.
    void misshape() { misshapen_ = true; }
    /// It has something outside its limits; the first such thing is what its sender is told.
    void refuse(Refusal refusal) {
        if (!refusal_) refusal_ = refusal;
    }

    bool fits() const { return !misshapen_ && !refusal_; }
    /// What is wrong with a message that does not fit.
    CommandFault fault() const { return {misshapen_ ? std::nullopt : refusal_}; }

private:
    const nlohmann::json* find(std::string_view name) const;
    const nlohmann::json* needed(std::string_view name);
    template <class Value>
    Value misshapen() {
        misshape();
        return {};
    }

    const nlohmann::json& message_;
    bool misshapen_ = false;
    std::optional<Refusal> refusal_;
};

}  // namespace hoithi::json
