#pragma once

#include <cstdint>
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
    /// Six digits can be guessed: after so many wrong ones those given out are void.
    static constexpr std::uint32_t wrong_max = 100;

    struct Code {
        std::string digits;
        Time until{0};  // not valid then any more
    };

    /// A new code for a contestant; an older one of theirs is void.
    Code give(ContestantId contestant, Time now);
    /// Whose code it is; it is void from now on. None: nobody's, or too old.
    std::optional<ContestantId> take(std::string_view digits, Time now);

private:
    struct Given {
        ContestantId contestant{};
        Time until{0};
    };

    std::map<std::string, Given, std::less<>> given_;  // by code
    std::uint32_t wrong_ = 0;
};

}  // namespace hoithi::host
