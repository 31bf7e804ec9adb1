#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace hoithi::json {

template <std::integral Number>
requires(!std::same_as<Number, bool>) void append_number(std::string& out, Number number) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

/// Appends UTF-8 text as a JSON string, quotes and all.
void append_string(std::string& out, std::string_view text);

/// Appends JSON piece by piece; puts the commas. Without a document in between, because most
/// of what the server says is said thousands of times at once.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    JsonWriter& begin_object() { return begin('{'); }
    JsonWriter& end_object() { return end('}'); }
    JsonWriter& begin_array() { return begin('['); }
    JsonWriter& end_array() { return end(']'); }

    /// `name` is one of ours and needs no escaping.
    JsonWriter& key(std::string_view name) {
        separate();
        out_ += '"';
        out_ += name;
        out_ += "\":";
        comma_ = false;
        return *this;
    }

    JsonWriter& null() {
        separate();
        out_ += "null";
        return *this;
    }
    JsonWriter& value(std::string_view text) {
        separate();
        append_string(out_, text);
        return *this;
    }
    JsonWriter& value(const std::vector<std::string>& texts) {
        begin_array();
        for (const std::string& text : texts) value(text);
        return end_array();
    }
    /// A value that is JSON already.
    JsonWriter& raw(std::string_view json) {
        separate();
        out_ += json;
        return *this;
    }
    template <std::same_as<bool> Flag>
    JsonWriter& value(Flag flag) {
        separate();
        out_ += flag ? "true" : "false";
        return *this;
    }
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) JsonWriter& value(Number number) {
        separate();
        append_number(out_, number);
        return *this;
    }

    template <class Value>
    JsonWriter& field(std::string_view name, const Value& content) {
        return key(name).value(content);
    }
    JsonWriter& null_field(std::string_view name) { return key(name).null(); }

private:
    void separate() {
        if (comma_) out_ += ',';
        comma_ = true;
    }
    JsonWriter& begin(char bracket) {
        separate();
        out_ += bracket;
        comma_ = false;
        return *this;
    }
    JsonWriter& end(char bracket) {
        out_ += bracket;
        comma_ = true;
        return *this;
    }

    std::string& out_;
    bool comma_ = false;
};

}  // namespace hoithi::json
