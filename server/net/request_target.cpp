#include "server/net/request_target.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "server/net/header_text.hpp"
#include "server/net/percent.hpp"

namespace hoithi::net {

namespace {

bool is_forbidden(char letter) {
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F || letter == '\\';
}

// Decoding comes before this, so that an encoded slash or dot is treated as what it stands for.
std::optional<std::string> normalised(std::string_view path) {
    std::vector<std::string_view> segments;
    const bool names_a_folder =
        path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view segment = path.substr(0, path.find('/'));
        path.remove_prefix(segment.size());
        if (segment.empty() || segment == ".") continue;
        if (segment != "..") {
            segments.push_back(segment);
            continue;
        }
        if (segments.empty()) return std::nullopt;
        segments.pop_back();
    }
    std::string whole;
    for (const std::string_view segment : segments) {
        whole += '/';
        whole += segment;
    }
    if (names_a_folder || whole.empty()) whole += '/';
    return whole;
}

}  // namespace

std::optional<RequestTarget> parse_request_target(std::string_view target) {
    std::string_view authority;
    if (!target.starts_with('/')) {
        const std::size_t scheme_end = target.find("://");
        const std::string scheme = lower_case(target.substr(0, scheme_end));
        if (scheme_end == std::string_view::npos || (scheme != "http" && scheme != "https")) {
            return std::nullopt;
        }
        target.remove_prefix(scheme_end + 3);
        authority = target.substr(0, target.find_first_of("/?#"));
        target.remove_prefix(authority.size());
        if (authority.empty()) return std::nullopt;
    }
    target = target.substr(0, target.find('#'));
    const std::size_t mark = target.find('?');
    auto decoded = percent_decoded(target.substr(0, mark));
    // Only a URL may leave out the path to the root.
    if (decoded && decoded->empty()) decoded->push_back('/');
    if (!decoded || std::any_of(decoded->begin(), decoded->end(), is_forbidden)) {
        return std::nullopt;
    }
    auto path = normalised(*decoded);
    if (!path) return std::nullopt;
    const bool has_query = mark != std::string_view::npos;
    return RequestTarget{
        std::string(authority),
        std::move(*path),
        std::string(has_query ? target.substr(mark + 1) : std::string_view{})};
}

}  // namespace hoithi::net
