#pragma once

#include <charconv>
#include <string>
#include <string_view>

#include "engine/json/client_key_json.hpp"

namespace hoithi::json {

/// Reads text whose form is known without a document in between: takes what it expects off the
/// front. Once anything else comes, it has failed and stays so.
class Cursor {
public:
    explicit Cursor(std::string_view rest) : rest_(rest) {}

    bool try_skip(std::string_view expected) {
        if (!rest_.starts_with(expected)) return false;
        rest_.remove_prefix(expected.size());
        return true;
    }
    void skip(std::string_view expected) {
        if (!try_skip(expected)) failed_ = true;
    }

    /// A whole number as JSON writes it: no leading zeros.
    template <class Number>
    Number number() {
        Number value{};
        const std::string_view digits = rest_.substr(rest_.starts_with('-') ? 1 : 0);
        if (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9') {
            failed_ = true;
            return value;
        }
        const char* const end = rest_.data() + rest_.size();
        const auto [after, error] = std::from_chars(rest_.data(), end, value);
        if (error != std::errc{}) {
            failed_ = true;
        } else {
            rest_.remove_prefix(static_cast<std::size_t>(after - rest_.data()));
        }
        return value;
    }

    ClientKey key() {
        const auto read = read_client_key(rest_.substr(0, 32));
        if (!read) {
            failed_ = true;
            return {};
        }
        rest_.remove_prefix(32);
        return *read;
    }

    /// Up to the closing quote; what is escaped is somebody else's work.
    std::string plain_text() {
        const std::size_t end = rest_.find_first_of("\"\\");
        if (end == std::string_view::npos || rest_[end] != '"') {
            failed_ = true;
            return {};
        }
        std::string text(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return text;
    }

    bool ended() const { return !failed_ && rest_.empty(); }
    bool failed() const { return failed_; }

private:
    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace hoithi::json
