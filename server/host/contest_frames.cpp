#include "server/host/contest_frames.hpp"

#include <algorithm>
#include <string>

#include "engine/joining.hpp"
#include "engine/json/contest_json.hpp"
#include "engine/json/view_json.hpp"
#include "engine/outcome.hpp"
#include "server/host/public_name.hpp"
#include "server/protocol/server_message.hpp"

namespace hoithi::host {

namespace {

constexpr std::size_t networks_shown = 10;
constexpr std::size_t units_of_a_host = 200;

std::optional<protocol::AlikeName> alike_name(const store::PersonRow* other) {
    if (!other) return std::nullopt;
    return protocol::AlikeName{ContestantId{other->contestant}, other->name, other->removed};
}

}  // namespace

net::Frame ContestFrames::contest(Viewer viewer, Time now) const {
    const std::string join_url = this->join_url();
    const auto shut = shut_to_newcomers(contest_);
    const auto picture_url = [&](const std::string& picture) {
        return services_.media_url({}, Media{MediaKind::image, picture, {}});
    };
    const std::string units_url = "/api/units/" + contest_.definition().units;
    const std::string stage_url =
        viewer == Viewer::host ? server_url() + services_.stage_path(row_.id) : std::string{};
    const bool choice = viewer == Viewer::host && services_.addresses.size() > 1;
    const auto* addresses = choice ? &services_.addresses : nullptr;
    return net::Frame(json::write_contest(
        *contest_.setup,
        {row_.id,
         row_.code,
         join_url,
         units_url,
         picture_url,
         now,
         stage_url,
         addresses,
         shut ? name(*shut) : ""}
    ));
}

std::string ContestFrames::join_url() const { return server_url() + "/?code=" + row_.code; }

bool ContestFrames::is_address(std::string_view url) const {
    return std::ranges::find(services_.addresses, url) != services_.addresses.end();
}

bool ContestFrames::choose_address(std::string_view url) {
    if (!is_address(url)) return false;
    chosen_ = url;
    return true;
}

const std::string& ContestFrames::server_url() const {
    return is_address(chosen_) ? chosen_ : services_.public_url;
}

net::Frame ContestFrames::welcome(ContestantId contestant) const {
    const Contestant& who = contest_.contestants[index(contestant)];
    const store::PersonRow* person = roster_.find(contestant);
    const std::string token = services_.secrets.resume_token(
        row_.id, static_cast<std::uint32_t>(contestant), who.seats_left
    );
    const std::string unit = person ? unit_of(*person) : std::string{};
    return net::Frame(protocol::encode(protocol::Welcome{
        contestant,
        token,
        person ? std::string_view(person->name) : std::string_view{},
        unit,
        contest_.definition().divisions[index(who.division)].id,
        who.team,
        order_seed(contest_, contestant)}));
}

net::Frame ContestFrames::view(Viewer viewer, std::uint64_t version, Time now) const {
    std::string name;  // both live until the next entrant is asked for
    std::string unit;
    const View seen = hoithi::view(contest_, viewer);
    const bool units = seen.boards && (viewer == Viewer::host || places_told(contest_));
    const auto board_size = static_cast<std::size_t>(contest_.definition().board_size);
    const std::size_t units_shown = viewer == Viewer::host ? units_of_a_host : board_size;
    const json::ViewContext context{
        version,
        now,
        viewer,
        contest_.definition().divisions,
        [&](ContestantId id) {
            const store::PersonRow* person = roster_.find(id);
            if (!person) return json::EntrantLine{};
            name =
                viewer == Viewer::host ? person->name : public_name(*person, contest_.definition());
            unit = unit_of(*person);
            return json::EntrantLine{name, unit};
        },
        services_.media_url,
        units ? units_.lines(known_units(), units_shown) : std::nullopt};
    return net::Frame(json::write_view(seen, context));
}

net::Frame ContestFrames::personal(ContestantId contestant) const {
    std::string text;
    const auto unit =
        own_place_told(contest_) ? units_.place_of(known_units(), contestant) : std::nullopt;
    json::append_personal(text, personal_view(contest_, contestant), unit);
    return net::Frame(text);
}

net::Frame ContestFrames::people(const protocol::PeopleRequest& request, const Roster::Page& page)
    const {
    std::vector<std::string> units;
    units.reserve(page.lines.size());
    protocol::PeoplePage message{
        request.who.find,
        request.from,
        page.total,
        {},
        request.number,
        roster_.networks(networks_shown)};
    for (const Roster::Line& line : page.lines) {
        const Contestant* found = contest_.find(line.contestant);
        if (!found) continue;
        const Contestant& who = *found;
        const Tally& tally = contest_.tallies[index(line.contestant)];
        units.push_back(unit_of(*line.person));
        message.rows.push_back({
            line.contestant,
            line.person->name,
            units.back(),
            contest_.definition().divisions[index(who.division)].id,
            who.team,
            line.online,
            who.removed,
            tally.points,
            line.round_trip,
            line.person->barred,
            line.person->held,
            who.joined_at,
            alike_name(line.alike),
            line.network == 0 ? std::nullopt : std::optional(roster_.network(line.network)),
            contest_.places.place_of(line.contestant),
            tally.correct,
            tally.time,
        });
    }
    return net::Frame(protocol::encode(message));
}

}  // namespace hoithi::host
