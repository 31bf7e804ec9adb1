#include "server/host/room_before.hpp"

#include "engine/json/client_key_json.hpp"
#include "server/host/public_name.hpp"

namespace hoithi::host {

std::optional<Objection> RoomBefore::objection_to(const protocol::Hello& hello) const {
    if (hello.from != row_.id) return Objection{"bad_token", protocol::CloseCode::not_allowed};
    return host::objection_to(hello, contest_, row_.id, secrets_);
}

bool RoomBefore::expects(std::string_view folded_name) const {
    const auto bearer = roster_.bearer_of(folded_name);
    return bearer && roster_.online(*bearer);
}

protocol::JoinRequest RoomBefore::request_of(ContestantId contestant, const store::ContestKey& here)
    const {
    const std::string key = secrets_.join_id(here, row_.id, static_cast<std::uint32_t>(contestant));
    protocol::JoinRequest request{*json::read_client_key(key), {}, {}, {}, false};
    const store::PersonRow* person = roster_.find(contestant);
    if (!person) return request;
    request.name = person->name;
    request.unit = unit_of(*person);
    request.division = person->division;
    request.team = person->team;
    return request;
}

bool RoomBefore::holds_name_of(ContestantId contestant) const {
    const store::PersonRow* person = roster_.find(contestant);
    return person && person->held;
}

}  // namespace hoithi::host
