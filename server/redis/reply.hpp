#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hoithi::redis {

/// What Redis answered: nothing (nil), an integer, a text (status or bytes), an error, or an array
/// of replies. A value of its own.
class Reply {
public:
    /// What went wrong, in Redis' words: a word in capitals, then a sentence.
    struct Error {
        std::string text;
        bool operator==(const Error&) const = default;
    };
    using Array = std::vector<Reply>;

    Reply() = default;  // nil
    explicit Reply(std::int64_t number) : value_(number) {}
    explicit Reply(std::string text) : value_(std::move(text)) {}
    explicit Reply(Error error) : value_(std::move(error)) {}
    explicit Reply(Array elements) : value_(std::move(elements)) {}

    bool is_nil() const { return std::holds_alternative<std::monostate>(value_); }
    bool is_error() const { return std::holds_alternative<Error>(value_); }
    bool is_array() const { return std::holds_alternative<Array>(value_); }

    std::optional<std::int64_t> integer() const {
        const auto* number = std::get_if<std::int64_t>(&value_);
        return number ? std::optional(*number) : std::nullopt;
    }
    /// Null unless it is a text.
    const std::string* text() const { return std::get_if<std::string>(&value_); }
    /// Empty unless it is an error.
    std::string_view error() const {
        const auto* error = std::get_if<Error>(&value_);
        return error ? std::string_view(error->text) : std::string_view{};
    }
    /// The error's first word, such as READONLY, OOM or WRONGTYPE; empty unless it is an error.
    std::string_view error_code() const { return error().substr(0, error().find(' ')); }

    /// How many elements; 0 unless it is an array.
    std::size_t size() const { return is_array() ? std::get<Array>(value_).size() : 0; }
    /// `index` is below size().
    const Reply& operator[](std::size_t index) const { return std::get<Array>(value_)[index]; }
    Reply& operator[](std::size_t index) { return std::get<Array>(value_)[index]; }

    bool operator==(const Reply&) const = default;

private:
    std::variant<std::monostate, std::int64_t, std::string, Error, Array> value_;
};

}  // namespace hoithi::redis
