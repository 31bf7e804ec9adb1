#include "server/api/board_streams.hpp"

#include <optional>
#include <utility>

#include "server/api/board_request.hpp"
#include "server/net/event_text.hpp"

namespace hoithi::api {

namespace {

using leaderboard::BoardAnswer;
using leaderboard::BoardPage;
using leaderboard::BoardQuery;

constexpr std::chrono::seconds look_every{1};

std::string key_of(const BoardQuery& query) {
    std::string key = query.contest + ' ' + query.board + ' ' + std::to_string(query.from) + ' ' +
                      std::to_string(query.count) + ' ' + query.around;
    for (const std::int64_t value : query.score) key += ' ' + std::to_string(value);
    return key;
}

net::SharedBytes event_of(const BoardPage& page) {
    return net::share(net::encode_event("board", std::to_string(page.version), encode(page)));
}

}  // namespace

void BoardStreams::follow(const BoardQuery& query, const net::HttpAnswer& answer) {
    boards_.read(query, [this, query, answer](const BoardAnswer& read) {
        if (!read || !read->spectators) return answer.respond(response_of(read));
        begin(query, answer, *read);
    });
}

void BoardStreams::begin(
    const BoardQuery& query, const net::HttpAnswer& answer, const BoardPage& page
) {
    const net::EventStream stream = answer.stream_events({{"Access-Control-Allow-Origin", "*"}});
    if (!stream.send(event_of(page))) return;
    Group& group = groups_.try_emplace(key_of(query), Group{query, {}}).first->second;
    group.followers.push_back({stream, page.version});
    // Who came before may not have heard of this yet.
    tell(group, page);
    if (!looking_) look_again();
}

void BoardStreams::changed(const std::string& contest) {
    std::vector<std::string> keys;
    for (const auto& [key, group] : groups_) {
        if (group.query.contest == contest) keys.push_back(key);
    }
    for (const std::string& key : keys) read(key);
}

void BoardStreams::read(const std::string& key) {
    boards_.read(groups_.at(key).query, [this, key](const BoardAnswer& read) {
        const auto group = groups_.find(key);
        if (read && group != groups_.end()) tell(group->second, *read);
    });
}

// Only what is newer to each of them: a reply may be overtaken by a later one.
void BoardStreams::tell(Group& group, const BoardPage& page) {
    std::optional<net::SharedBytes> event;
    for (Follower& follower : group.followers) {
        if (page.version <= follower.version) continue;
        if (!event) event = event_of(page);
        follower.version = page.version;
        follower.stream.send(*event);
    }
}

void BoardStreams::look_again() {
    looking_ = true;
    timer_.expires_after(look_every);
    timer_.async_wait([this](const boost::system::error_code& ec) {
        looking_ = false;
        if (ec) return;
        std::vector<std::string> keys;
        for (auto& [key, group] : groups_) {
            std::erase_if(group.followers, [](const auto& one) { return !one.stream.open(); });
            keys.push_back(key);
        }
        std::erase_if(groups_, [](const auto& entry) { return entry.second.followers.empty(); });
        for (const std::string& key : keys) {
            if (groups_.contains(key)) read(key);
        }
        if (!groups_.empty()) look_again();
    });
}

}  // namespace hoithi::api
