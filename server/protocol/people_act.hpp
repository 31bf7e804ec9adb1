#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "engine/ids.hpp"
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
    };

    std::uint32_t number = 0;
    Does does = Does::remove;
    std::optional<ContestantId> contestant;  // none: `who`
    PeopleFilter who;
    bool for_good = false;    // remove: neither they nor their name come back
    std::uint32_t batch = 0;  // take_back
};

/// Whether `act` of a `do` is one of these.
bool concerns_people(std::string_view act);

/// The act in a `do` that `concerns_people`; nullopt where its fields make none: whom it means is
/// not said, or removing would mean everybody.
std::optional<PeopleAct> read_people_act(const nlohmann::json& message, std::uint32_t number);

/// The fields of a filter; nullopt where one of them is none.
std::optional<PeopleFilter> read_people_filter(const nlohmann::json& object);

}  // namespace hoithi::protocol
