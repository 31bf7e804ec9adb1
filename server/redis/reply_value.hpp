#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/redis/reply.hpp"

namespace hoithi::redis {

// What a reply should be, read without trust: others may write to Redis too.

/// A text's bytes; empty if the reply is none.
inline std::string_view bytes_of(const Reply& reply) {
    const std::string* text = reply.text();
    return text ? std::string_view(*text) : std::string_view{};
}

/// An error as people read it: without the place in a script that Redis adds.
inline std::string sentence_of(const Reply& reply) {
    const std::string_view error = reply.error();
    return std::string(error.substr(0, error.find(" script: ")));
}

/// An integer, or the digits a text begins with; 0 if the reply is neither.
inline std::int64_t number_of(const Reply& reply) {
    if (const auto number = reply.integer()) return *number;
    const std::string_view digits = bytes_of(reply);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace hoithi::redis
