#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/event.hpp"

namespace hoithi::json {

/// What the `contest` message has besides what the contest is played by.
struct ContestContext {
    std::string_view id;
    std::string_view code;
    std::string_view join_url;
    std::string_view units_url;  // where the units are, if the contest asks for one
    /// Where the browser finds a picture that the theme names.
    std::function<std::string(const std::string& picture)> picture_url;
    Time now{0};
    std::string_view stage_url{};  // with its secret: for hosts; empty for everybody else
    /// URLs of this server, the likeliest first: for hosts, where there are several.
    const std::vector<std::string>* addresses = nullptr;
    std::string_view shut{};  // why nobody new can join now; empty: they can
};

/// The protocol's `contest`.
std::string write_contest(const Setup& setup, const ContestContext& context);

}  // namespace hoithi::json
