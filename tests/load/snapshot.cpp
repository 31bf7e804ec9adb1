#include "tests/load/snapshot.hpp"

#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

namespace hoithi::load {

namespace {

using Json = nlohmann::json;
using Fault = std::optional<std::string>;

constexpr std::array<std::string_view, snapshot_messages> order{"contest", "welcome", "view", "me"};

Fault fault_in_welcome(const Json& welcome, const Contestant& contestant) {
    if (welcome.at("contestant") != contestant.id) return "welcomed as another contestant";
    if (welcome.at("token") != contestant.token) return "welcomed with another token";
    return std::nullopt;
}

// All but the moment it was made and its version, which grows with every answer.
Fault fault_in_view(Json view, const LoggedView& current) {
    Json everybodys = current.json;
    if (view.at("v") < everybodys.at("v")) return "a snapshot of the past";
    for (Json* const each : {&view, &everybodys}) {
        each->erase("now");
        each->erase("v");
    }
    if (view == everybodys) return std::nullopt;
    return "a snapshot that is not what everybody sees: " + view.dump();
}

Fault fault_in_personal(
    const Json& personal, const Contestant& contestant, const LoggedView& current
) {
    if (personal.at("points") != contestant.points) return "came back to other points";
    Json recorded;  // null
    const bool has_answered =
        contestant.answer.recorded_at && contestant.answer.showing == current.showing();
    if (has_answered) {
        recorded = Json::parse("{" + contestant.answer.choice.fields + "}");
        recorded["q"] = contestant.answer.showing;
    }
    if (personal.at("answer") == recorded) return std::nullopt;
    return "its recorded answer is not in the snapshot: " + personal.dump();
}

}  // namespace

Fault fault_in_snapshot(
    std::uint32_t position,
    const Json& message,
    const Contestant& contestant,
    const LoggedView& current
) {
    if (position >= order.size()) return "more than a snapshot: " + message.dump();
    if (message.at("t") != order[position]) {
        return "a snapshot without its " + std::string(order[position]) + ": " + message.dump();
    }
    if (position == 1) return fault_in_welcome(message, contestant);
    if (position == 2) return fault_in_view(message, current);
    if (position == 3) return fault_in_personal(message, contestant, current);
    return std::nullopt;
}

}  // namespace hoithi::load
