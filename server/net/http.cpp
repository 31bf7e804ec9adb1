#include "server/net/http.hpp"

#include <algorithm>

#include "server/net/header_text.hpp"
#include "server/net/percent.hpp"

namespace hoithi::net {

std::string_view HttpRequest::header(std::string_view name) const {
    for (const Field& field : fields) {
        if (same_ignoring_case(field.name, name)) return field.value;
    }
    return {};
}

std::size_t HttpRequest::count(std::string_view name) const {
    const auto counted = std::ranges::count_if(fields, [name](const Field& field) {
        return same_ignoring_case(field.name, name);
    });
    return static_cast<std::size_t>(counted);
}

bool HttpRequest::lists(std::string_view name, std::string_view token) const {
    return std::ranges::any_of(fields, [&](const Field& field) {
        return same_ignoring_case(field.name, name) && lists_token(field.value, token);
    });
}

std::string query_value(std::string_view query, std::string_view key) {
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        const auto equals = pair.find('=');
        if (pair.substr(0, equals) != key || equals == std::string_view::npos) continue;
        std::string value(pair.substr(equals + 1));
        std::replace(value.begin(), value.end(), '+', ' ');
        return percent_decoded(value).value_or(std::string{});
    }
    return {};
}

SharedBytes share(std::string bytes) {
    const auto owner = std::make_shared<const std::string>(std::move(bytes));
    return {owner, *owner};
}

}  // namespace hoithi::net
