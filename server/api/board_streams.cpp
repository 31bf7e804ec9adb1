#include "server/api/board_streams.hpp"

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
    return query.contest + ' ' + query.board + ' ' + std::to_string(query.from) + ' ' +
           std::to_string(query.count) + ' ' + query.around;
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
    const auto [group, added] = groups_.try_emplace(key_of(query), Group{query, {}, page.version});
    // Who came first may not have heard of this yet.
    if (!added) tell(group->first, page);
    group->second.streams.push_back(stream);
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
        if (read && groups_.contains(key)) tell(key, *read);
    });
}

// Only what is newer: a reply may be overtaken by a later one.
void BoardStreams::tell(const std::string& key, const BoardPage& page) {
    Group& group = groups_.at(key);
    if (page.version <= group.version) return;
    group.version = page.version;
    const net::SharedBytes event = event_of(page);
    for (const net::EventStream& stream : group.streams) stream.send(event);
}

void BoardStreams::look_again() {
    looking_ = true;
    timer_.expires_after(look_every);
    timer_.async_wait([this](const boost::system::error_code& ec) {
        looking_ = false;
        if (ec) return;
        std::vector<std::string> keys;
        for (auto& [key, group] : groups_) {
            std::erase_if(group.streams, [](const auto& stream) { return !stream.open(); });
            keys.push_back(key);
        }
        std::erase_if(groups_, [](const auto& entry) { return entry.second.streams.empty(); });
        for (const std::string& key : keys) {
            if (groups_.contains(key)) read(key);
        }
        if (!groups_.empty()) look_again();
    });
}

}  // namespace hoithi::api
