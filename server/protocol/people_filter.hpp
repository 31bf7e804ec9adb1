#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/time.hpp"

namespace hoithi::protocol {

/// Which of the people a host means: those whom everything that is given fits.
struct PeopleFilter {
    enum class Only : std::uint8_t {
        all,
        look,     // in the contest, and with a name that is held or looks like another's
        held,     // in the contest, and not named to the public
        removed,  // taken out
    };

    std::string find;      // in the name, accents and case aside
    std::string division;  // of that id; empty: of any
    Only only = Only::all;
    std::optional<Time> joined_from;  // both included
    std::optional<Time> joined_until;
    std::optional<std::uint32_t> network;  // a group of the same network, by its number

    friend bool operator==(const PeopleFilter&, const PeopleFilter&) = default;
};

}  // namespace hoithi::protocol
