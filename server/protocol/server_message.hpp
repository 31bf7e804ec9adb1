#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ids.hpp"
#include "engine/question.hpp"
#include "engine/time.hpp"

namespace hoithi::protocol {

// The server's messages that are not views of a contest (docs/protocol.md, section 3). Each
// function gives one message as JSON text.

struct Welcome {
    ContestantId contestant{};
    std::string_view token;
    std::string_view name;
    std::string_view unit;  // with vintage, or empty
    std::string_view division;
    bool team = false;
    std::uint64_t order_seed = 0;
};
std::string encode(const Welcome& welcome);

struct Recorded {
    ClientKey key;
    ShowingId showing{};
    Millis elapsed{0};
};
std::string encode(const Recorded& recorded);

/// What was refused, by the type of the message; `key`, `showing` and `number` as it had them.
struct Refused {
    std::string_view type;
    std::string_view reason{};
    std::optional<ClientKey> key{};
    std::optional<ShowingId> showing{};
    std::optional<std::uint32_t> number{};
};
std::string encode(const Refused& refused);

struct ClockReply {
    double client_time = 0;
    Time server_time{0};
};
std::string encode(const ClockReply& reply);

/// Too many come at once: where one stands in the line, 1 being next, and about how long that
/// takes, in whole seconds from 1.
struct Waiting {
    std::uint32_t place = 1;
    std::uint32_t seconds = 1;

    friend bool operator==(const Waiting&, const Waiting&) = default;
};
std::string encode(const Waiting& waiting);

struct AnswerCount {
    ShowingId showing{};
    std::uint32_t answered = 0;
    std::uint32_t of = 0;

    friend bool operator==(const AnswerCount&, const AnswerCount&) = default;
};
std::string encode(const AnswerCount& count);

/// The host has opened the contest once more: people and stages go on there, each within so long.
struct Follow {
    std::string_view contest;
    std::string_view code;
    Millis within{0};
    std::string_view secret;  // of the other contest's stage, for stages; else empty
};
std::string encode(const Follow& follow);

struct LobbyNews {
    std::uint32_t joined = 0;
    std::vector<std::string_view> names;  // the latest, for the stage
};
std::string encode(const LobbyNews& news);

/// Those who joined from one network, whose address nobody is told.
struct NetworkGroup {
    std::uint32_t number = 0;  // from 1, in the order in which they came; until a restart
    std::uint32_t people = 0;  // of those in the contest

    friend bool operator==(const NetworkGroup&, const NetworkGroup&) = default;
};

/// Whose name one looks like: somebody's who came before.
struct AlikeName {
    ContestantId contestant{};
    std::string_view name;
    bool removed = false;
};

struct PersonLine {
    ContestantId contestant{};
    std::string_view name;
    std::string_view unit;
    std::string_view division;
    bool team = false;
    bool online = false;
    bool removed = false;
    std::int64_t points = 0;
    std::optional<Millis> round_trip;
    bool barred = false;
    bool held = false;
    Time joined_at{0};
    std::optional<AlikeName> alike;
    std::optional<NetworkGroup> network;
    std::uint32_t place = 0;    // in their division; 0: none
    std::uint32_t correct = 0;  // right answers
    std::uint64_t time = 0;     // ms, as on the boards
};
struct PeoplePage {
    std::string_view find;
    std::uint32_t from = 0;
    std::uint32_t total = 0;
    std::vector<PersonLine> rows;
    std::uint32_t number = 0;            // the request's
    std::vector<NetworkGroup> networks;  // the largest
};
std::string encode(const PeoplePage& page);

/// By what code a contestant's seat is taken over at another device: once, and not after `until`.
struct Seat {
    std::uint32_t number = 0;  // the request's
    ContestantId contestant{};
    std::string_view code;
    std::string_view url;  // opens the page that takes it over
    Time until{0};
};
std::string encode(const Seat& seat);

/// What was answered to a question with a number or a text; most given first.
struct GivenAnswers {
    struct Row {
        Answer answer;  // its text, or else its number
        std::uint32_t people = 0;
        bool right = false;
    };

    std::uint32_t number = 0;  // the request's
    ShowingId showing{};
    std::uint32_t total = 0;  // different ones; `rows` may have fewer
    std::vector<Row> rows;
};
std::string encode(const GivenAnswers& answers);

/// What a correction would do: how many would have more points from it, and how many fewer.
struct Tried {
    std::uint32_t number = 0;  // the request's
    std::uint32_t more = 0;
    std::uint32_t less = 0;
};
std::string encode(const Tried& tried);

/// How well the room is connected.
struct Room {
    std::uint32_t joined = 0;
    std::uint32_t online = 0;
    std::uint32_t stages = 0;
    std::uint32_t spectators = 0;
    std::uint32_t silent = 0;  // stages whose browser plays no sound
    std::uint32_t good = 0;
    std::uint32_t fair = 0;
    std::uint32_t poor = 0;
    std::uint32_t away = 0;

    friend bool operator==(const Room&, const Room&) = default;
};
std::string encode(const Room& room);

/// Whether Redis has the boards and the second copy, for hosts: "ok", "degraded" or "mismatch".
struct RedisNews {
    std::string_view state;
    std::string_view reason;  // for people, in English; empty if all is well
};
std::string encode(const RedisNews& news);

/// The server stood still or was away, and running timers got the time back; for hosts.
struct Outage {
    Time until{0};
    Millis length{0};
};
std::string encode(const Outage& outage);

std::string encode_done(std::uint32_t number);

/// Of an act on people: how many it changed, and what to name in order to take it back.
struct PeopleDone {
    std::uint32_t people = 0;
    std::uint32_t batch = 0;  // 0: there is nothing to take back
};
std::string encode_done(std::uint32_t number, const PeopleDone& done);

/// Another contest was opened; only its host is told the secret.
struct Opened {
    std::uint32_t number = 0;
    std::string_view contest;
    std::string_view code;
    std::string_view secret;
};
std::string encode(const Opened& opened);

}  // namespace hoithi::protocol
