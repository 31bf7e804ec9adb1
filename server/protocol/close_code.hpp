#pragma once

#include <cstdint>
#include <string_view>

namespace hoithi::protocol {

/// Why the server ends a connection, and with that whether the client may come back
/// (docs/protocol.md, section 4).
enum class CloseCode : std::uint16_t {
    going_away = 1001,  // the server stops: come back
    not_understood = 4400,
    not_allowed = 4401,
    no_spectators = 4403,
    no_such_contest = 4404,
    replaced = 4409,  // the same contestant connected elsewhere
    removed = 4410,
    too_many = 4429,         // messages or attempts: come back after 5 s
    cannot_store = 4500,     // come back after 5 s
    contest_damaged = 4501,  // what is stored of it cannot be read
    house_full = 4503,       // no place is free: come back after 5 s, then less and less often
};

constexpr std::string_view reason(CloseCode code) {
    switch (code) {
        case CloseCode::going_away:
            return "the server is stopping";
        case CloseCode::not_understood:
            return "a message the server does not understand";
        case CloseCode::not_allowed:
            return "token or secret is not right";
        case CloseCode::no_spectators:
            return "this contest admits no spectators";
        case CloseCode::no_such_contest:
            return "no such contest";
        case CloseCode::replaced:
            return "connected elsewhere";
        case CloseCode::removed:
            return "removed by the host";
        case CloseCode::too_many:
            return "too many messages or attempts";
        case CloseCode::cannot_store:
            return "the server cannot store answers";
        case CloseCode::contest_damaged:
            return "what is stored of the contest is damaged";
        case CloseCode::house_full:
            return "no place is free: come back later";
    }
    return "";
}

}  // namespace hoithi::protocol
