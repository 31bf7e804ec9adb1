#include "server/protocol/client_message.hpp"

#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/json/command_json.hpp"
#include "engine/json/message_fields.hpp"
#include "engine/json/plain_answer.hpp"

namespace hoithi::protocol {

namespace {

using Json = nlohmann::json;
using json::CommandFault;
using json::MessageFields;
using Decoded = Result<ClientMessage, ProtocolError>;

constexpr std::uint32_t people_page_max = 200;
constexpr std::uint32_t people_page = 50;
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

/// On which side of the border a message lies that does not fit.
Decoded unfit(const CommandFault& fault, Role from, Refused reply) {
    if (!fault.refusal) return ProtocolError::wrong_shape;
    reply.reason = name(*fault.refusal);
    return ClientMessage{OutsideLimits{from, reply}};
}

std::optional<Role> role_of(std::string_view word) {
    if (word == "contestant") return Role::contestant;
    if (word == "spectator") return Role::spectator;
    if (word == "stage") return Role::stage;
    if (word == "host") return Role::host;
    return std::nullopt;
}

// What is outside the limits here (a code of seven digits, contestant −1) names nobody, which is
// for the contest to say.
Decoded decode_hello(const Json& json) {
    MessageFields fields(json);
    Hello hello;
    const auto role = role_of(fields.text("as"));
    hello.code = fields.text_or("code", {});
    hello.contest = fields.text_or("contest", {});
    hello.token = fields.text_or("token", {});
    hello.secret = fields.text_or("secret", {});
    hello.seat = fields.text_or("seat", {});
    hello.from = fields.text_or("from", {});
    const bool numbered = fields.has("contestant");
    const auto contestant = fields.number_or<std::uint32_t>("contestant", nobody);
    if (!role || (!fields.fits() && !fields.fault().refusal)) return ProtocolError::wrong_shape;
    hello.as = *role;
    hello.resumes = *role == Role::contestant && (numbered || !hello.token.empty());
    hello.contestant = fields.fits() ? contestant : nobody;
    return ClientMessage{std::move(hello)};
}

Decoded decode_join(const Json& json) {
    MessageFields fields(json);
    JoinRequest join;
    join.key = fields.key("id");
    join.name = fields.text("name");
    join.unit = fields.text_or("unit", {});
    join.division = fields.text_or("division", {});
    join.team = fields.flag_or("team", false);
    if (!fields.fits()) return ProtocolError::wrong_shape;
    return ClientMessage{std::move(join)};
}

Decoded decode_answer(const Json& json) {
    auto answer = json::read_answer(json);
    if (answer) return ClientMessage{AnswerMessage{*std::move(answer)}};
    const json::AnswerFault& wrong = answer.error();
    const Refused reply{.type = "answer", .key = wrong.key, .showing = wrong.showing};
    return unfit(wrong.fault, Role::contestant, reply);
}

Decoded decode_predict(const Json& json) {
    const auto predict = json::read_predict(json);
    if (!predict) return unfit(predict.error(), Role::contestant, {.type = "predict"});
    return ClientMessage{PredictMessage{predict->value}};
}

Decoded decode_rename(const Json& json) {
    MessageFields fields(json);
    RenameMessage rename{fields.text("name")};
    if (!fields.fits()) return ProtocolError::wrong_shape;
    return ClientMessage{std::move(rename)};
}

// A stage that leaves out whether it is heard has not the shape.
Decoded decode_sound(const Json& json) {
    MessageFields fields(json);
    const SoundMessage sound{fields.flag_or("on", false)};
    if (!fields.has("on") || !fields.fits()) return ProtocolError::wrong_shape;
    return ClientMessage{sound};
}

Decoded decode_clock(const Json& json) {
    MessageFields fields(json);
    const ClockRequest clock{fields.real_number("c")};
    if (!fields.fits()) return ProtocolError::wrong_shape;
    return ClientMessage{clock};
}

Decoded decode_people(const Json& json) {
    MessageFields fields(json);
    PeopleRequest people;
    people.who = read_people_filter(fields);
    people.number = fields.number_or<std::uint32_t>("n", 0);
    people.from = fields.number_or<std::uint32_t>("from", 0);
    people.count = fields.number_or("count", people_page);
    const std::string order = fields.text_or("order", "joined");
    if (order == "place") people.order = PeopleRequest::Order::place;
    if (order != "place" && order != "joined") fields.refuse(Refusal::bad_request);
    if (people.count == 0 || people.count > people_page_max) fields.refuse(Refusal::bad_request);
    if (!fields.fits()) return unfit(fields.fault(), Role::host, {.type = "people"});
    return ClientMessage{std::move(people)};
}

Decoded decode_again(const Json& json) {
    MessageFields fields(json);
    const AgainRequest again{fields.reply_number("n")};
    if (!fields.fits()) return ProtocolError::wrong_shape;
    return ClientMessage{again};
}

Decoded decode_address(const Json& json, std::uint32_t number) {
    MessageFields fields(json);
    AddressAct address{number, fields.text("url")};
    if (!fields.fits()) return ProtocolError::wrong_shape;
    return ClientMessage{std::move(address)};
}

Decoded decode_seat(const Json& json) {
    MessageFields fields(json);
    SeatRequest seat;
    seat.number = fields.reply_number("n");
    seat.contestant = ContestantId{fields.number<std::uint32_t>("contestant")};
    const Refused reply{.type = "seat", .number = seat.number};
    if (!fields.fits()) return unfit(fields.fault(), Role::host, reply);
    return ClientMessage{seat};
}

Decoded decode_answers(const Json& json) {
    MessageFields fields(json);
    AnswersRequest answers;
    answers.number = fields.reply_number("n");
    answers.showing = ShowingId{fields.number<std::uint32_t>("q")};
    const Refused reply{.type = "answers", .number = answers.number};
    if (!fields.fits()) return unfit(fields.fault(), Role::host, reply);
    return ClientMessage{answers};
}

Decoded decode_try(const Json& json) {
    MessageFields fields(json);
    const std::uint32_t number = fields.reply_number("n");
    if (!fields.fits()) return ProtocolError::wrong_shape;
    auto command = json::read_host_act(json);
    const Refused reply{.type = "try", .number = number};
    if (!command) return unfit(command.error(), Role::host, reply);
    return ClientMessage{TryRequest{number, *std::move(command)}};
}

Decoded decode_act(const Json& json) {
    MessageFields fields(json);
    const std::uint32_t number = fields.reply_number("n");
    if (!fields.fits()) return ProtocolError::wrong_shape;
    const std::string act_word = fields.text_or("act", {});
    if (act_word == "address") return decode_address(json, number);
    if (concerns_people(act_word)) {
        auto act = read_people_act(json, number);
        if (act) return ClientMessage{*std::move(act)};
        return unfit(act.error(), Role::host, {.type = "do", .number = number});
    }
    auto command = json::read_host_act(json);
    if (command) return ClientMessage{HostAct{number, *std::move(command)}};
    return unfit(command.error(), Role::host, {.type = "do", .number = number});
}

/// The word of the message's type; empty where there is none.
std::string_view type_of(const Json& json) {
    const auto type = json.find("t");
    const auto* word = type == json.end() ? nullptr : type->get_ptr<const std::string*>();
    return word ? std::string_view(*word) : std::string_view{};
}

}  // namespace

Result<ClientMessage, ProtocolError> decode(std::string_view text) {
    if (auto answer = json::read_plain_answer(text)) {
        return ClientMessage{AnswerMessage{*std::move(answer)}};
    }
    const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return ProtocolError::not_an_object;

    const std::string_view type = type_of(json);
    if (type == "answer") return decode_answer(json);
    if (type == "clock") return decode_clock(json);
    if (type == "hello") return decode_hello(json);
    if (type == "join") return decode_join(json);
    if (type == "predict") return decode_predict(json);
    if (type == "rename") return decode_rename(json);
    if (type == "sound") return decode_sound(json);
    if (type == "seat") return decode_seat(json);
    if (type == "answers") return decode_answers(json);
    if (type == "try") return decode_try(json);
    if (type == "people") return decode_people(json);
    if (type == "again") return decode_again(json);
    if (type == "do") return decode_act(json);
    return ProtocolError::unknown_type;
}

}  // namespace hoithi::protocol
