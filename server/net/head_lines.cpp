#include "server/net/head_lines.hpp"

#include <algorithm>

#include "server/net/canned_response.hpp"
#include "server/net/header_text.hpp"

namespace hoithi::net {

namespace {

constexpr std::string_view line_end = "\r\n";

bool is_control(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::optional<HttpResponse> request_line_fault(std::string_view line) {
    const auto malformed = [] { return plain_response(400, "The request line is malformed."); };
    const std::size_t first_space = line.find(' ');
    if (first_space == std::string_view::npos) return malformed();
    if (!is_token(line.substr(0, first_space))) return malformed();
    line.remove_prefix(first_space + 1);
    const std::size_t space = line.find(' ');
    if (space == 0 || space == std::string_view::npos) return malformed();
    if (std::ranges::any_of(line.substr(0, space), is_control)) return malformed();
    const std::string_view version = line.substr(space + 1);
    constexpr std::string_view name = "HTTP/";
    if (version.size() != name.size() + 3 || !version.starts_with(name) || !is_digit(version[5]) ||
        version[6] != '.' || !is_digit(version[7])) {
        return malformed();
    }
    if (version == "HTTP/1.1" || version == "HTTP/1.0") return std::nullopt;
    return plain_response(505, "HTTP/1.1 and HTTP/1.0 are spoken here.");
}

std::optional<HttpResponse> field_line_fault(std::string_view line) {
    if (line.starts_with(' ') || line.starts_with('\t')) {
        return plain_response(400, "A header line is folded.");
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
        return plain_response(400, "A header line has no proper name.");
    }
    const auto forbidden = [](char letter) { return is_control(letter) && letter != '\t'; };
    if (std::ranges::any_of(line.substr(colon + 1), forbidden)) {
        return plain_response(400, "A header has a control character in it.");
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::size_t> head_size(std::string_view bytes) {
    std::size_t line_begin = 0;
    for (;;) {
        const std::size_t feed = bytes.find('\n', line_begin);
        if (feed == std::string_view::npos) return std::nullopt;
        const std::string_view line = bytes.substr(line_begin, feed - line_begin);
        if (!line.ends_with('\r') || line.size() == 1) return feed + 1;
        line_begin = feed + 1;
    }
}

std::optional<HttpResponse> head_fault(std::string_view head) {
    bool first = true;
    while (head != line_end || first) {
        const std::size_t end = head.find(line_end);
        if (end == std::string_view::npos || head.find('\n') < end) {
            return plain_response(400, "A line does not end with CR and LF.");
        }
        const std::string_view line = head.substr(0, end);
        auto fault = first ? request_line_fault(line) : field_line_fault(line);
        if (fault) return fault;
        head.remove_prefix(end + line_end.size());
        first = false;
    }
    return std::nullopt;
}

}  // namespace hoithi::net
