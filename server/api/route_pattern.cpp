#include "server/api/route_pattern.hpp"

#include <algorithm>
#include <cassert>

namespace hoithi::api {

namespace {

constexpr std::string_view dots = "...";

/// Takes the text up to the next slash off a path that begins with one.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

}  // namespace

RoutePattern::RoutePattern(std::string text) : text_(std::move(text)) {
    assert(text_.starts_with('/'));
    std::string_view rest = text_;
    while (!rest.empty()) {
        segments_.push_back(segment_of(take_segment(rest)));
        assert(rest.empty() || segments_.back().kind != Kind::all_that_follows);
    }
}

RoutePattern::Segment RoutePattern::segment_of(std::string_view text) {
    if (!text.starts_with('{')) return {Kind::literal, std::string(text)};
    assert(text.ends_with('}'));
    std::string_view name = text.substr(1, text.size() - 2);
    const bool all = name.ends_with(dots);
    if (all) name.remove_suffix(dots.size());
    assert(!name.empty());
    return {all ? Kind::all_that_follows : Kind::one_segment, std::string(name)};
}

std::optional<Parameters> RoutePattern::match(std::string_view path) const {
    Parameters found;
    for (const Segment& segment : segments_) {
        if (!path.starts_with('/')) return std::nullopt;
        if (segment.kind == Kind::all_that_follows) {
            found.emplace_back(segment.text, path.substr(1));
            return found;
        }
        const std::string_view there = take_segment(path);
        if (segment.kind == Kind::literal) {
            if (there != segment.text) return std::nullopt;
            continue;
        }
        if (there.empty()) return std::nullopt;
        found.emplace_back(segment.text, there);
    }
    if (!path.empty()) return std::nullopt;
    return found;
}

}  // namespace hoithi::api
