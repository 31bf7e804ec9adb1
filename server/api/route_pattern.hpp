#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hoithi::api {

/// What stands in a path where its pattern has names. Views of both.
using Parameters = std::vector<std::pair<std::string_view, std::string_view>>;

/// The shape of paths: "/api/contests/{contest}/board". `{name}` stands for one segment that is not
/// empty, `{name...}` at the end for all that follows, which may be nothing. A slash at the end
/// counts.
class RoutePattern {
public:
    explicit RoutePattern(std::string text);

    const std::string& text() const { return text_; }
    /// The path is decoded, as the port gives it. Nothing where it is of another shape.
    std::optional<Parameters> match(std::string_view path) const;

private:
    enum class Kind : std::uint8_t { literal, one_segment, all_that_follows };
    struct Segment {
        Kind kind = Kind::literal;
        std::string text;  // itself, or the parameter's name
    };

    static Segment segment_of(std::string_view text);

    std::string text_;
    std::vector<Segment> segments_;
};

}  // namespace hoithi::api
