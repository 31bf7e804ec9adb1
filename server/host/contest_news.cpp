#include "server/host/contest_news.hpp"

#include <utility>

#include "engine/outcome.hpp"
#include "server/host/public_name.hpp"

namespace hoithi::host {

namespace {

using bus::Replaceable;
using bus::Role;
using bus::RoleSet;

constexpr std::size_t names_shown = 12;

}  // namespace

ContestNews::ContestNews(
    const Services& services, const Contest& contest, const Roster& roster, Publish publish
)
    : contest_(contest),
      roster_(roster),
      publish_(std::move(publish)),
      count_timer_(services.loop),
      room_timer_(services.loop) {}

void ContestNews::came(bus::Role role) {
    if (role == bus::Role::stage) ++stages_;
    if (role == bus::Role::spectator) ++spectators_;
    if (role == bus::Role::host) ++hosts_;
}

void ContestNews::went(bus::Role role, bus::ConnectionId connection) {
    if (role == bus::Role::stage) --stages_;
    silent_.erase(connection);
    if (role == bus::Role::spectator) --spectators_;
    if (role == bus::Role::host) --hosts_;
}

void ContestNews::stage_sounds(bus::ConnectionId stage, bool on) {
    if (on) {
        silent_.erase(stage);
    } else {
        silent_.insert(stage);
    }
    room_changed();
}

void ContestNews::stop() {
    count_timer_.cancel();
    room_timer_.cancel();
}

protocol::Room ContestNews::room() const {
    protocol::Room room = roster_.room();
    room.stages = stages_;
    room.silent = static_cast<std::uint32_t>(silent_.size());
    room.spectators = spectators_;
    return room;
}

net::Frame ContestNews::named_lobby() const {
    std::vector<std::string> names;
    for (const store::PersonRow* person : roster_.latest(names_shown)) {
        names.push_back(public_name(*person, contest_.definition()));
    }
    const protocol::LobbyNews news{contest_.present, {names.begin(), names.end()}};
    return net::Frame(protocol::encode(news));
}

std::optional<net::Frame> ContestNews::count() const {
    const auto now = progress(contest_);
    if (!now) return std::nullopt;
    return net::Frame(protocol::encode(protocol::AnswerCount{now->showing, now->answered, now->of})
    );
}

void ContestNews::tell_count() {
    const auto now = progress(contest_);
    if (!now) return;
    const protocol::AnswerCount count{now->showing, now->answered, now->of};
    if (count == count_told_) return;
    count_told_ = count;
    publish_(bus::ToAudience{
        RoleSet::of(Role::stage, Role::host),
        net::Frame(protocol::encode(count)),
        Replaceable::count});
}

void ContestNews::tell_room() {
    if (const protocol::Room room = this->room(); hosts_ > 0 && room != room_told_) {
        room_told_ = room;
        publish_(bus::ToAudience{
            RoleSet::of(Role::host), net::Frame(protocol::encode(room)), Replaceable::room});
    }
    if (gathers(contest_) && contest_.present != lobby_told_) tell_lobby();
}

void ContestNews::tell_lobby() {
    lobby_told_ = contest_.present;
    const protocol::LobbyNews counted{contest_.present, {}};
    publish_(bus::ToAudience{RoleSet::of(Role::stage), named_lobby(), Replaceable::lobby});
    publish_(bus::ToAudience{
        RoleSet::of(Role::contestant, Role::spectator),
        net::Frame(protocol::encode(counted)),
        Replaceable::lobby});
}

void ContestNews::arm(
    boost::asio::steady_timer& timer, bool& armed, Millis wait, void (ContestNews::*news)()
) {
    if (std::exchange(armed, true)) return;
    timer.expires_after(wait);
    timer.async_wait([this, &armed, news](const boost::system::error_code& ec) {
        armed = false;
        if (!ec) (this->*news)();
    });
}

}  // namespace hoithi::host
