#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "engine/command.hpp"
#include "engine/result.hpp"
#include "server/protocol/people_act.hpp"
#include "server/protocol/server_message.hpp"

namespace hoithi::protocol {

// What a client can say (docs/protocol.md, section 2).

enum class Role : std::uint8_t { contestant, spectator, stage, host };

struct Hello {
    Role as = Role::contestant;
    std::string code;     // six digits, or empty
    std::string contest;  // id, or empty
    bool resumes = false;
    std::uint32_t contestant = 0;  // who resumes; nobody if it was left out
    std::string token;
    std::string secret;
    std::string seat;  // the code of a seat to take over, or empty
    std::string from;  // the contest that number and token are of, or empty: this one
};

struct JoinRequest {
    ClientKey key;
    std::string name;
    std::string unit;
    std::string division;
    bool team = false;
};

/// An answer; who gave it and how it travelled is the gateway's to add.
struct AnswerMessage {
    SubmitAnswer answer;
};

struct PredictMessage {
    std::int64_t value = 0;
};

/// A contestant corrects their own name.
struct RenameMessage {
    std::string name;
};

/// Whether a stage's browser lets it be heard.
struct SoundMessage {
    bool on = false;
};

struct ClockRequest {
    double client_time = 0;
};

struct PeopleRequest {
    enum class Order : std::uint8_t { joined, place };

    PeopleFilter who;
    std::uint32_t from = 0;
    std::uint32_t count = 50;  // at most 200
    std::uint32_t number = 0;  // the answer has it too
    Order order = Order::joined;
};

struct HostAct {
    std::uint32_t number = 0;
    Command command;
};

/// Has this contest found at another of the server's addresses, on all its screens.
struct AddressAct {
    std::uint32_t number = 0;
    std::string url;
};

/// Asks for another contest by the same definition.
struct AgainRequest {
    std::uint32_t number = 0;
};

/// Asks for a code by which a contestant's seat is taken over at another device.
struct SeatRequest {
    std::uint32_t number = 0;
    ContestantId contestant{};
};

/// Asks for what people answered to a question with a number or a text.
struct AnswersRequest {
    std::uint32_t number = 0;
    ShowingId showing{};
};

/// Asks whose points a correction would change, and does nothing.
struct TryRequest {
    std::uint32_t number = 0;
    Command correction;
};

/// A message that is understood and has something outside its limits, and the reply to whoever may
/// send the like.
struct OutsideLimits {
    Role from = Role::contestant;  // who may
    Refused reply;
};

using ClientMessage = std::variant<
    Hello,
    JoinRequest,
    AnswerMessage,
    PredictMessage,
    RenameMessage,
    SoundMessage,
    ClockRequest,
    PeopleRequest,
    AgainRequest,
    SeatRequest,
    AnswersRequest,
    TryRequest,
    HostAct,
    PeopleAct,
    AddressAct,
    OutsideLimits>;

enum class ProtocolError : std::uint8_t { not_an_object, unknown_type, wrong_shape };

/// Turns text from the network into a message, or says what is wrong with it. Never throws: a
/// stranger wrote the text.
Result<ClientMessage, ProtocolError> decode(std::string_view text);

}  // namespace hoithi::protocol
