#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "engine/ids.hpp"
#include "engine/json/message_fields.hpp"
#include "engine/result.hpp"
#include "server/protocol/people_filter.hpp"

namespace hoithi::protocol {

/// What a host does to people: to one, or to all whom a filter fits.
struct PeopleAct {
    enum class Does : std::uint8_t {
        remove,
        reinstate,
        hold,       // the public reads no names of them …
        release,    // … and now it does
        take_back,  // undoes an earlier one, by the number of its batch
        rename,     // one, by number
    };

    std::uint32_t number = 0;
    Does does = Does::remove;
    std::optional<ContestantId> contestant;  // none: `who`
    PeopleFilter who;
    bool for_good = false;    // remove: neither they nor their name come back
    std::uint32_t batch = 0;  // take_back
    std::string name{};       // rename
};

/// Whether `act` of a `do` is one of these.
bool concerns_people(std::string_view act);

/// The act in a `do` that `concerns_people`. It has not the shape where it does not say whom it
/// means, and is outside the limits where removing would mean everybody. Never throws.
Result<PeopleAct, json::CommandFault> read_people_act(
    const nlohmann::json& message, std::uint32_t number
);

/// A filter's fields among those of a message.
PeopleFilter read_people_filter(json::MessageFields& fields);

}  // namespace hoithi::protocol
