#include "tests/integration/redis_boards.hpp"

#include <map>
#include <stdexcept>

#include "engine/round_standings.hpp"
#include "engine/unit_standings.hpp"
#include "server/host/contest_store.hpp"
#include "server/host/units.hpp"
#include "server/store/contests.hpp"
#include "server/store/database.hpp"

namespace hoithi::test {

namespace {

std::map<std::string, std::string> hash(const RedisProcess& redis, const std::string& key) {
    const auto lines = redis.cli({"HGETALL", key});
    std::map<std::string, std::string> fields;
    for (std::size_t i = 0; i + 1 < lines.size(); i += 2) fields[lines[i]] = lines[i + 1];
    return fields;
}

Json row_of(const std::string& member, const Json& row) {
    if (row.contains("members")) {
        return {row.at("place"), member, row.at("members"), row.at("value")};
    }
    if (std::to_string(row.at("contestant").get<std::uint32_t>()) != member) return nullptr;
    return {row.at("place"), member, row.at("points"), row.at("correct"), row.at("time")};
}

Json rows(const RedisProcess& redis, const std::string& contest, const std::string& board) {
    const std::string begin = "hoithi:{" + contest + "}:";
    const auto members = redis.cli({"ZREVRANGE", begin + "board:" + board, "0", "-1"});
    if (members.empty() || members.front().empty()) return Json::array();
    std::vector<std::string> ask{"HMGET", begin + "rows:" + board};
    ask.insert(ask.end(), members.begin(), members.end());
    const auto found = redis.cli(ask);
    Json rows = Json::array();
    for (std::size_t i = 0; i < members.size() && i < found.size(); ++i) {
        const Json row = Json::parse(found[i], nullptr, false);
        if (!row.is_object()) return nullptr;
        rows.push_back(row_of(members[i], row));
    }
    return rows;
}

Json rows_of_places(const Places& places, const std::vector<Tally>& tallies, std::size_t d) {
    Json rows = Json::array();
    for (const Place& place : places.divisions[d]) {
        const Tally& tally = tallies[index(place.contestant)];
        rows.push_back(
            {place.place,
             std::to_string(index(place.contestant)),
             tally.points,
             tally.correct,
             tally.time}
        );
    }
    return rows;
}

Json rows_of_units(const host::StoredContest& stored, const host::Units& units) {
    std::vector<std::uint32_t> unit_of(stored.state.contestants.size(), no_unit);
    for (const store::PersonRow& person : stored.people) {
        unit_of[person.contestant] =
            units.index_of(person.unit_vintage + ":" + person.unit_code).value_or(no_unit);
    }
    Json rows = Json::array();
    const auto entries = unit_entries(stored.state, unit_of);
    const UnitBoard& rule = *stored.state.definition().unit_board;
    for (const UnitStanding& unit : unit_standings(entries, rule, units.head_counts())) {
        rows.push_back({unit.place, units.code(unit.unit), unit.members, unit.value});
    }
    return rows;
}

}  // namespace

Boards boards_in_redis(const RedisProcess& redis, const std::string& contest) {
    const auto info = hash(redis, "hoithi:{" + contest + "}:info");
    if (!info.contains("boards")) return nullptr;
    Boards boards = Json::object();
    for (const std::string name : Json::parse(info.at("boards"))) {
        boards[name] = rows(redis, contest, name);
        if (info.at("total:" + name) != std::to_string(boards[name].size())) return nullptr;
    }
    return boards;
}

Boards boards_of_journal(
    const std::filesystem::path& data,
    const std::string& contest,
    const std::filesystem::path& units
) {
    store::Connection reader = store::open_reader(data);
    const auto stored = host::load_contest(reader, *store::Contests(reader).find(contest));
    if (!stored) throw std::runtime_error(stored.error());
    const Contest& state = stored->state;
    const ContestDefinition& definition = state.definition();
    Boards boards = Json::object();
    for (std::size_t d = 0; d < state.places.divisions.size(); ++d) {
        const std::string& division = definition.divisions[d].id;
        boards["overall/" + division] = rows_of_places(state.places, state.tallies, d);
    }
    for (std::size_t round = 0; round < definition.rounds.size(); ++round) {
        const RoundStandings standing = round_standings(state, round);
        const std::string begin = "round" + std::to_string(round + 1) + "/";
        for (std::size_t d = 0; d < standing.places.divisions.size(); ++d) {
            boards[begin + definition.divisions[d].id] =
                rows_of_places(standing.places, standing.tallies, d);
        }
    }
    boards["overall/units"] = rows_of_units(*stored, *host::Units::load(units));
    return boards;
}

}  // namespace hoithi::test
