#include "server/protocol/people_act.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace hoithi::protocol {

namespace {

using Json = nlohmann::json;
using Does = PeopleAct::Does;
using Only = PeopleFilter::Only;

constexpr std::size_t find_bytes_max = 256;

constexpr std::array<std::pair<std::string_view, Does>, 6> acts{{
    {"remove", Does::remove},
    {"reinstate", Does::reinstate},
    {"hold", Does::hold},
    {"release", Does::release},
    {"take_back", Does::take_back},
    {"rename", Does::rename},
}};

constexpr std::array<std::pair<std::string_view, Only>, 4> onlys{{
    {"all", Only::all},
    {"look", Only::look},
    {"held", Only::held},
    {"removed", Only::removed},
}};

template <class Word, std::size_t size>
std::optional<Word> word_of(
    const std::array<std::pair<std::string_view, Word>, size>& words, std::string_view text
) {
    for (const auto& [name, word] : words) {
        if (name == text) return word;
    }
    return std::nullopt;
}

}  // namespace

PeopleFilter read_people_filter(json::MessageFields& fields) {
    PeopleFilter filter;
    filter.find = fields.text_or("find", {});
    if (filter.find.size() > find_bytes_max) fields.refuse(Refusal::bad_request);
    filter.division = fields.text_or("division", {});
    const auto only = word_of(onlys, fields.text_or("only", "all"));
    if (!only) fields.refuse(Refusal::bad_request);
    filter.only = only.value_or(Only::all);
    const auto moment = [&](std::string_view name) {
        return fields.has(name) ? std::optional(Time{fields.number<std::int64_t>(name)})
                                : std::nullopt;
    };
    filter.joined_from = moment("joined_from");
    filter.joined_until = moment("joined_until");
    if (fields.has("network")) filter.network = fields.number<std::uint32_t>("network");
    return filter;
}

bool concerns_people(std::string_view act) { return word_of(acts, act).has_value(); }

Result<PeopleAct, json::CommandFault> read_people_act(const Json& message, std::uint32_t number) {
    json::MessageFields fields(message);
    PeopleAct act;
    act.number = number;
    act.does = word_of(acts, fields.text("act")).value_or(Does::remove);
    if (act.does == Does::take_back) {
        act.batch = fields.number<std::uint32_t>("batch");
        if (act.batch == 0) fields.refuse(Refusal::bad_request);
        if (!fields.fits()) return fields.fault();
        return act;
    }
    if (act.does == Does::rename) {
        act.contestant = ContestantId{fields.number<std::uint32_t>("contestant")};
        act.name = fields.text("name");
        if (!fields.fits()) return fields.fault();
        return act;
    }
    act.for_good = fields.flag_or("for_good", false);
    const std::string_view whom = fields.one_of({"contestant", "who"});
    if (whom == "contestant") act.contestant = ContestantId{fields.number<std::uint32_t>(whom)};
    if (!fields.fits()) return fields.fault();
    if (act.contestant) return act;
    json::MessageFields who(message.at("who"));
    act.who = read_people_filter(who);
    const bool everybody = act.who == PeopleFilter{};
    if (everybody && act.does == Does::remove) who.refuse(Refusal::bad_request);
    if (!who.fits()) return who.fault();
    return act;
}

}  // namespace hoithi::protocol
