#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/command.hpp"
#include "server/bus/connection_id.hpp"
#include "server/bus/network_id.hpp"
#include "server/bus/role_set.hpp"
#include "server/net/frame.hpp"
#include "server/protocol/client_message.hpp"
#include "server/protocol/close_code.hpp"

namespace hoithi::bus {

// All that gateway and host say to each other. Values only: they share no state, so that one
// day they may run on different loops or machines.

using net::Frame;

/// A running contest within this process: dense from 0.
enum class ContestSlot : std::uint32_t {};
constexpr std::size_t index(ContestSlot slot) { return static_cast<std::size_t>(slot); }

// --- from gateway to host ---

/// Somebody knocks. The answer is an `Admit`, or `Publications::turn_away`.
struct Knock {
    ConnectionId connection{};
    protocol::Hello hello;
    NetworkId network{};
};
struct Newcomer {
    ConnectionId connection{};
    protocol::JoinRequest join;
    NetworkId network{};
};
struct ContestantCommand {
    ConnectionId connection{};
    ContestantId contestant{};
    Command command;
};
struct NewName {
    ConnectionId connection{};
    ContestantId contestant{};
    std::string name;
};
struct HostCommand {
    ConnectionId connection{};
    std::uint32_t number = 0;
    Command command;
};
struct PeopleCommand {
    ConnectionId connection{};
    protocol::PeopleAct act;
};
struct AddressCommand {
    ConnectionId connection{};
    protocol::AddressAct act;
};
/// Whether a stage's browser lets it be heard.
struct StageSound {
    ConnectionId connection{};
    bool on = false;
};
struct PeopleQuery {
    ConnectionId connection{};
    protocol::PeopleRequest request;
};
/// What a host asks that changes nothing in the contest.
struct HostQuestion {
    ConnectionId connection{};
    std::variant<protocol::SeatRequest, protocol::AnswersRequest, protocol::TryRequest> asked;
};
struct Again {
    ConnectionId connection{};
    std::uint32_t number = 0;
};
/// An admitted connection is gone. Of a contestant whom the contest has let in by a newer one
/// meanwhile it says nothing.
struct Left {
    ConnectionId connection{};
    Role role = Role::contestant;
    std::optional<ContestantId> contestant;
};
/// Round trips measured since the last report; at most once a second.
struct RoundTrips {
    std::vector<std::pair<ContestantId, Millis>> measured;
};

using Request = std::variant<
    Newcomer,
    ContestantCommand,
    NewName,
    HostCommand,
    PeopleCommand,
    AddressCommand,
    StageSound,
    PeopleQuery,
    HostQuestion,
    Again,
    Left,
    RoundTrips>;

// --- from host to gateway ---

/// The connection may see this contest in this role; from now on it gets what its audience gets.
struct Admit {
    ConnectionId connection{};
    Role role = Role::contestant;
    std::optional<ContestantId> contestant;  // none: still to join, or no contestant
};
struct ToConnection {
    ConnectionId connection{};
    Frame frame;
};
/// A newcomer was refused: what they are told. They may ask again.
struct JoinRefused {
    ConnectionId connection{};
    Frame frame;
};
/// To the one connection of a contestant, if there is one.
struct ToContestant {
    ContestantId contestant{};
    Frame frame;
};
/// What frames say of which the newest is enough: one that still waits for a slow reader makes
/// room for the next of its kind.
enum class Replaceable : std::uint8_t { never, count, lobby, room, place_in_line };
/// To everybody who is there in one of these roles.
struct ToAudience {
    RoleSet audience;
    Frame frame;
    Replaceable replaceable = Replaceable::never;
    std::optional<ShowingId> starts_clock{};  // the moment it leaves begins the answer time
};
/// Ends a connection, after what was sent to it.
struct Dismiss {
    ConnectionId connection{};
    protocol::CloseCode code{};
};
struct DismissContestant {
    ContestantId contestant{};
    protocol::CloseCode code{};
};

using Publication = std::
    variant<Admit, ToConnection, JoinRefused, ToContestant, ToAudience, Dismiss, DismissContestant>;

}  // namespace hoithi::bus
