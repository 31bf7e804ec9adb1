#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "engine/question.hpp"
#include "server/bus/bus.hpp"
#include "server/clock.hpp"
#include "server/host/contest_boards.hpp"
#include "server/host/units.hpp"
#include "server/leaderboard/leaderboard.hpp"
#include "server/store/journal.hpp"
#include "server/store/secrets.hpp"

namespace hoithi::host {

/// What every contest of this process shares. All of it outlives the contests.
struct Services {
    boost::asio::io_context& loop;
    const ServerClock& clock;
    store::Writer& writer;
    store::Journal& journal;
    const store::Secrets& secrets;
    bus::Publications& publications;
    leaderboard::Leaderboard& leaderboard;
    /// The units of that name; null if there are none.
    std::function<const Units*(std::string_view set)> units;
    /// Where a browser finds a medium that was read for a question of a bank.
    std::function<std::string(std::string_view question, const Media& media)> media_url;
    /// Where phones find this server: "http://192.168.1.5:8080".
    std::string public_url;

    /// The path of a contest's stage, with the secret that opens it.
    std::string stage_path(const store::ContestKey& contest) const {
        return "/stage#" + contest + "." + secrets.stage_secret(contest);
    }

    BoardLimits board_limits{};
    /// All URLs under which phones may find this server, the likeliest first; empty where the
    /// operator has said it.
    std::vector<std::string> addresses{};
    /// What hosts are told of Redis when they come; none as long as all is well.
    std::optional<net::Frame> redis_news{};
};

}  // namespace hoithi::host
