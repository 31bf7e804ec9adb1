#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace hoithi::json {

/// The JSON pointer (RFC 6901) to a field below `pointer`.
inline std::string pointer_to(std::string_view pointer, std::string_view field) {
    std::string longer(pointer);
    longer += '/';
    for (const char c : field) {
        if (c == '~') {
            longer += "~0";
        } else if (c == '/') {
            longer += "~1";
        } else {
            longer += c;
        }
    }
    return longer;
}

inline std::string pointer_to(std::string_view pointer, std::size_t item) {
    return std::string(pointer) + "/" + std::to_string(item);
}

/// Whether one of two pointers leads to the other's place or into it.
inline bool concern_each_other(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    return b.starts_with(a) && (a.size() == b.size() || b[a.size()] == '/');
}

}  // namespace hoithi::json
