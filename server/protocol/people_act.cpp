#include "server/protocol/people_act.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/json/field_reader.hpp"

namespace hoithi::protocol {

namespace {

using Json = nlohmann::json;
using Does = PeopleAct::Does;
using Only = PeopleFilter::Only;

constexpr std::size_t find_bytes_max = 256;

constexpr std::array<std::pair<std::string_view, Does>, 5> acts{{
    {"remove", Does::remove},
    {"reinstate", Does::reinstate},
    {"hold", Does::hold},
    {"release", Does::release},
    {"take_back", Does::take_back},
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

/// Reads a field that need not be there; false where it is there and no such value.
template <class Target, class Read>
bool read_field(const Json& object, const char* name, Target& target, Read read) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return true;
    auto value = read(*found);
    if (!value) return false;
    target = *std::move(value);
    return true;
}

template <class Number>
std::optional<Number> number(const Json& value) {
    return json::whole_number<Number>(value);
}

std::optional<Time> moment(const Json& value) {
    const auto ms = number<std::int64_t>(value);
    return ms ? std::optional(Time{*ms}) : std::nullopt;
}

std::optional<std::string> text(const Json& value) {
    const auto* found = value.get_ptr<const std::string*>();
    return found && found->size() <= find_bytes_max ? std::optional(*found) : std::nullopt;
}

std::optional<Only> only(const Json& value) {
    const auto* found = value.get_ptr<const std::string*>();
    return found ? word_of(onlys, *found) : std::nullopt;
}

std::optional<bool> flag(const Json& value) {
    return value.is_boolean() ? std::optional(value.get<bool>()) : std::nullopt;
}

}  // namespace

std::optional<PeopleFilter> read_people_filter(const Json& object) {
    PeopleFilter filter;
    if (!object.is_object() || !read_field(object, "find", filter.find, text) ||
        !read_field(object, "only", filter.only, only) ||
        !read_field(object, "joined_from", filter.joined_from, moment) ||
        !read_field(object, "joined_until", filter.joined_until, moment) ||
        !read_field(object, "network", filter.network, number<std::uint32_t>)) {
        return std::nullopt;
    }
    return filter;
}

bool concerns_people(std::string_view act) { return word_of(acts, act).has_value(); }

std::optional<PeopleAct> read_people_act(const Json& message, std::uint32_t number_of_act) {
    PeopleAct act;
    act.number = number_of_act;
    act.does = word_of(acts, message.at("act").get<std::string>()).value();
    if (act.does == Does::take_back) {
        const bool read = read_field(message, "batch", act.batch, number<std::uint32_t>);
        return read && act.batch > 0 ? std::optional(act) : std::nullopt;
    }
    std::optional<std::uint32_t> contestant;
    if (!read_field(message, "contestant", contestant, number<std::uint32_t>) ||
        !read_field(message, "for_good", act.for_good, flag)) {
        return std::nullopt;
    }
    const auto who = message.find("who");
    const bool says_who = who != message.end() && !who->is_null();
    if (says_who == contestant.has_value()) return std::nullopt;
    if (contestant) {
        act.contestant = ContestantId{*contestant};
        return act;
    }
    auto filter = read_people_filter(*who);
    if (!filter) return std::nullopt;
    const bool everybody = *filter == PeopleFilter{};
    if (everybody && act.does == Does::remove) return std::nullopt;
    act.who = *std::move(filter);
    return act;
}

}  // namespace hoithi::protocol
