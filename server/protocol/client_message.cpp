#include "server/protocol/client_message.hpp"

#include <cmath>
#include <optional>

#include <nlohmann/json.hpp>

#include "engine/json/client_key_json.hpp"
#include "engine/json/command_json.hpp"
#include "engine/json/plain_answer.hpp"

namespace hoithi::protocol {

namespace {

using Json = nlohmann::json;
using Decoded = Result<ClientMessage, ProtocolError>;

constexpr std::size_t word_bytes_max = 256;
// Too long for a name is an answer of the contest, not an end of the connection.
constexpr std::size_t name_bytes_max = 4096;
constexpr std::uint32_t people_page_max = 200;

/// The text of a field; empty where it is absent; nothing where it is no short text.
std::optional<std::string> text_of(
    const Json& json, const char* field, std::size_t bytes_max = word_bytes_max
) {
    const auto found = json.find(field);
    if (found == json.end() || found->is_null()) return std::string{};
    const auto* text = found->get_ptr<const std::string*>();
    if (!text || text->size() > bytes_max) return std::nullopt;
    return *text;
}

std::optional<std::uint32_t> number_of(const Json& json, const char* field) {
    const auto found = json.find(field);
    if (found == json.end() || !found->is_number_unsigned()) return std::nullopt;
    const auto value = found->get<std::uint64_t>();
    if (value > UINT32_MAX) return std::nullopt;
    return static_cast<std::uint32_t>(value);
}

std::optional<Role> role_of(std::string_view word) {
    if (word == "contestant") return Role::contestant;
    if (word == "spectator") return Role::spectator;
    if (word == "stage") return Role::stage;
    if (word == "host") return Role::host;
    return std::nullopt;
}

Decoded decode_hello(const Json& json) {
    const auto as = text_of(json, "as");
    auto code = text_of(json, "code");
    auto contest = text_of(json, "contest");
    auto token = text_of(json, "token");
    auto secret = text_of(json, "secret");
    if (!as || !code || !contest || !token || !secret) return ProtocolError::bad_field;
    const auto role = role_of(*as);
    if (!role) return ProtocolError::bad_field;
    Hello hello{*role, *std::move(code), *std::move(contest), false, 0, {}, *std::move(secret)};
    if (!token->empty()) {
        const auto contestant = number_of(json, "contestant");
        if (!contestant) return ProtocolError::bad_field;
        hello.resumes = true;
        hello.contestant = *contestant;
        hello.token = *std::move(token);
    }
    return ClientMessage{std::move(hello)};
}

Decoded decode_join(const Json& json) {
    const auto id = text_of(json, "id");
    auto name = text_of(json, "name", name_bytes_max);
    auto unit = text_of(json, "unit");
    auto division = text_of(json, "division");
    if (!id || !name || !unit || !division) return ProtocolError::bad_field;
    const auto key = json::read_client_key(*id);
    if (!key) return ProtocolError::bad_field;
    const auto team = json.find("team");
    if (team != json.end() && !team->is_boolean()) return ProtocolError::bad_field;
    return ClientMessage{JoinRequest{
        *key,
        *std::move(name),
        *std::move(unit),
        *std::move(division),
        team != json.end() && team->get<bool>()}};
}

Decoded decode_answer(const Json& json) {
    auto answer = json::read_answer(json);
    if (!answer) return ProtocolError::bad_field;
    return ClientMessage{AnswerMessage{*std::move(answer)}};
}

Decoded decode_predict(const Json& json) {
    const auto predict = json::read_predict(json);
    if (!predict) return ProtocolError::bad_field;
    return ClientMessage{PredictMessage{predict->value}};
}

Decoded decode_clock(const Json& json) {
    const auto time = json.find("c");
    if (time == json.end() || !time->is_number()) return ProtocolError::bad_field;
    const auto value = time->get<double>();
    if (!std::isfinite(value)) return ProtocolError::bad_field;
    return ClientMessage{ClockRequest{value}};
}

Decoded decode_people(const Json& json) {
    auto who = read_people_filter(json);
    const auto from = number_of(json, "from");
    const auto count = number_of(json, "count");
    const auto number = json.contains("n") ? number_of(json, "n") : 0;
    if (!who || !from || !number || !count || *count == 0 || *count > people_page_max) {
        return ProtocolError::bad_field;
    }
    return ClientMessage{PeopleRequest{*std::move(who), *from, *count, *number}};
}

Decoded decode_again(const Json& json) {
    const auto number = number_of(json, "n");
    if (!number) return ProtocolError::bad_field;
    return ClientMessage{AgainRequest{*number}};
}

Decoded decode_act(const Json& json) {
    const auto number = number_of(json, "n");
    if (!number) return ProtocolError::bad_field;
    if (const auto name = text_of(json, "act"); name && concerns_people(*name)) {
        auto act = read_people_act(json, *number);
        if (!act) return ClientMessage{BadHostAct{*number}};
        return ClientMessage{*std::move(act)};
    }
    auto command = json::read_host_act(json);
    if (!command) return ClientMessage{BadHostAct{*number}};
    return ClientMessage{HostAct{*number, *std::move(command)}};
}

}  // namespace

Result<ClientMessage, ProtocolError> decode(std::string_view text) {
    if (auto answer = json::read_plain_answer(text)) {
        return ClientMessage{AnswerMessage{*std::move(answer)}};
    }
    const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return ProtocolError::not_an_object;

    const auto type = text_of(json, "t");
    if (!type) return ProtocolError::unknown_type;
    if (*type == "answer") return decode_answer(json);
    if (*type == "clock") return decode_clock(json);
    if (*type == "hello") return decode_hello(json);
    if (*type == "join") return decode_join(json);
    if (*type == "predict") return decode_predict(json);
    if (*type == "people") return decode_people(json);
    if (*type == "again") return decode_again(json);
    if (*type == "do") return decode_act(json);
    return ProtocolError::unknown_type;
}

}  // namespace hoithi::protocol
