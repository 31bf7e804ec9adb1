#include "server/protocol/server_message.hpp"

#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "engine/json/client_key_json.hpp"
#include "engine/json/json_writer.hpp"

namespace hoithi::protocol {

namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string hex(std::uint64_t value) {
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(value));
    return digits.data();
}

}  // namespace

std::string encode(const Welcome& welcome) {
    return text({
        {"t", "welcome"},
        {"contestant", index(welcome.contestant)},
        {"token", welcome.token},
        {"name", welcome.name},
        {"unit", welcome.unit},
        {"division", welcome.division},
        {"team", welcome.team},
        {"order_seed", hex(welcome.order_seed)},
    });
}

// One for every answer, all of a sudden: no tree is built for it.
std::string encode(const Recorded& recorded) {
    constexpr std::size_t bytes_about = 96;
    std::string out;
    out.reserve(bytes_about);
    out += R"({"t":"recorded","id":")";
    json::append_client_key(out, recorded.key);
    out += R"(","q":)";
    json::append_number(out, static_cast<std::uint32_t>(recorded.showing));
    out += R"(,"elapsed":)";
    json::append_number(out, recorded.elapsed.count());
    out += '}';
    return out;
}

std::string encode(const Refused& refused) {
    Json json{{"t", "refused"}, {"for", refused.type}};
    if (refused.key) json["id"] = json::client_key_text(*refused.key);
    if (refused.showing) json["q"] = static_cast<std::uint32_t>(*refused.showing);
    if (refused.number) json["n"] = *refused.number;
    json["reason"] = refused.reason;
    return text(json);
}

std::string encode(const ClockReply& reply) {
    return text({{"t", "clock"}, {"c", reply.client_time}, {"s", reply.server_time.count()}});
}

// Thousands a second while the house fills.
std::string encode(const Waiting& waiting) {
    std::string out = R"({"t":"waiting","place":)";
    out += std::to_string(waiting.place);
    out += R"(,"seconds":)";
    out += std::to_string(waiting.seconds);
    out += '}';
    return out;
}

std::string encode(const AnswerCount& count) {
    return text({
        {"t", "count"},
        {"q", static_cast<std::uint32_t>(count.showing)},
        {"answered", count.answered},
        {"of", count.of},
    });
}

std::string encode(const Follow& follow) {
    Json json{
        {"t", "follow"},
        {"contest", follow.contest},
        {"code", follow.code},
        {"within", follow.within.count()},
    };
    if (!follow.secret.empty()) json["secret"] = follow.secret;
    return text(json);
}

std::string encode(const LobbyNews& news) {
    return text({{"t", "lobby"}, {"joined", news.joined}, {"names", news.names}});
}

namespace {

Json json_of(const NetworkGroup& group) { return {{"n", group.number}, {"people", group.people}}; }

Json json_of(const AlikeName& alike) {
    return {
        {"contestant", index(alike.contestant)}, {"name", alike.name}, {"removed", alike.removed}};
}

Json json_or_null(const auto& value) { return value ? json_of(*value) : Json(nullptr); }

}  // namespace

std::string encode(const PeoplePage& page) {
    Json rows = Json::array();
    for (const PersonLine& line : page.rows) {
        rows.push_back({
            {"contestant", index(line.contestant)},
            {"name", line.name},
            {"unit", line.unit},
            {"division", line.division},
            {"team", line.team},
            {"online", line.online},
            {"removed", line.removed},
            {"points", line.points},
            {"rtt", line.round_trip ? Json(line.round_trip->count()) : Json(nullptr)},
            {"barred", line.barred},
            {"held", line.held},
            {"joined_at", line.joined_at.count()},
            {"alike", json_or_null(line.alike)},
            {"network", json_or_null(line.network)},
            {"place", line.place == 0 ? Json(nullptr) : Json(line.place)},
            {"correct", line.correct},
            {"time", line.time},
        });
    }
    Json networks = Json::array();
    for (const NetworkGroup& group : page.networks) networks.push_back(json_of(group));
    return text({
        {"t", "people"},
        {"n", page.number},
        {"find", page.find},
        {"from", page.from},
        {"total", page.total},
        {"rows", std::move(rows)},
        {"networks", std::move(networks)},
    });
}

std::string encode(const Seat& seat) {
    return text({
        {"t", "seat"},
        {"n", seat.number},
        {"contestant", index(seat.contestant)},
        {"code", seat.code},
        {"url", seat.url},
        {"until", seat.until.count()},
    });
}

std::string encode(const GivenAnswers& answers) {
    Json rows = Json::array();
    for (const GivenAnswers::Row& row : answers.rows) {
        const bool typed = !row.answer.text.empty();
        rows.push_back({
            {typed ? "text" : "number", typed ? Json(row.answer.text) : Json(row.answer.number)},
            {"people", row.people},
            {"right", row.right},
        });
    }
    return text({
        {"t", "answers"},
        {"n", answers.number},
        {"q", static_cast<std::uint32_t>(answers.showing)},
        {"total", answers.total},
        {"rows", std::move(rows)},
    });
}

std::string encode(const Tried& tried) {
    return text({{"t", "tried"}, {"n", tried.number}, {"more", tried.more}, {"less", tried.less}});
}

std::string encode(const Room& room) {
    return text({
        {"t", "room"},
        {"joined", room.joined},
        {"online", room.online},
        {"stages", room.stages},
        {"spectators", room.spectators},
        {"silent", room.silent},
        {"quality",
         {{"good", room.good}, {"fair", room.fair}, {"poor", room.poor}, {"away", room.away}}},
    });
}

std::string encode(const Opened& opened) {
    return text({
        {"t", "opened"},
        {"n", opened.number},
        {"contest", opened.contest},
        {"code", opened.code},
        {"secret", opened.secret},
    });
}

std::string encode(const RedisNews& news) {
    return text({{"t", "redis"}, {"state", news.state}, {"reason", news.reason}});
}

std::string encode(const Outage& outage) {
    return text({{"t", "outage"}, {"until", outage.until.count()}, {"ms", outage.length.count()}});
}

std::string encode_done(std::uint32_t number) { return text({{"t", "done"}, {"n", number}}); }

std::string encode_done(std::uint32_t number, const PeopleDone& done) {
    return text({{"t", "done"}, {"n", number}, {"people", done.people}, {"batch", done.batch}});
}

}  // namespace hoithi::protocol
