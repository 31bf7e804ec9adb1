#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/ids.hpp"
#include "engine/time.hpp"

namespace hoithi::host {

/// Codes by which contestants go on at another device: a host gives one out, whoever says it first
/// has the seat. They are kept nowhere: a restart voids them. Lives on the event loop.
class SeatDesk {
public:
    static constexpr Millis valid_for{300'000};

    struct Code {
        /// Eight characters of Crockford's base 32: 40 random bits, which nobody guesses within
        /// `valid_for`, and no two characters that look alike.
        std::string text;
        Time until{0};  // not valid then any more
    };

    /// A new code for a contestant; an older one of theirs is void.
    Code give(ContestantId contestant, Time now);
    /// Whose code it is, however it was typed: small letters, O for 0, I or L for 1, spaces and
    /// strokes make no difference. It is void from now on. None: nobody's, or too old.
    std::optional<ContestantId> take(std::string_view typed, Time now);

private:
    struct Given {
        ContestantId contestant{};
        Time until{0};
    };

    std::map<std::string, Given, std::less<>> given_;  // by code
};

}  // namespace hoithi::host
