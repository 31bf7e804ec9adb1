#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/server/store/temporary_folder.hpp"
#include "tests/support/contest_files.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/ws_client.hpp"

namespace hoithi::test {

using Json = nlohmann::json;

/// 32 hexadecimal digits out of a number.
std::string id_of(std::uint64_t number);

/// A contestant: what `welcome` told, and the connection of the moment.
struct Player {
    Json welcome;
    std::unique_ptr<WsClient> client;

    std::uint32_t number() const { return welcome.at("contestant"); }
};

/// A contest on a real server, in a folder that is gone afterwards.
class Venue {
public:
    using Change = std::function<void(ContestFiles&)>;

    /// Starts the server at once.
    explicit Venue(
        int questions, int spares = 0, const Change& change = {}, ServerOptions options = {}
    );

    /// Starts the server again on the same folder, after it ended. `more`: further arguments.
    void start(const std::vector<std::string>& more = {});

    std::unique_ptr<WsClient> connect() const { return std::make_unique<WsClient>(server->port()); }
    /// Each waits until the first view is there.
    std::unique_ptr<WsClient> host() const;
    std::unique_ptr<WsClient> look_on(const std::string& as) const;
    /// `more`: further fields of the message, such as a division.
    Player join(const std::string& name, const Json& more = Json::object());
    void come_back(Player& player) const;

    Json hello_of(const Player& player) const;
    /// Standings from the journal; see replay_of.
    Json replayed() const;

private:
    store::TemporaryFolder folder_;
    ServerOptions options_;
    std::uint64_t joins_ = 0;

public:
    ContestFiles files;
    std::unique_ptr<ServerProcess> server;
};

/// Standings as `hoithi replay` prints them: place, contestant, points, correct, time in ms.
Json replay_of(const std::filesystem::path& data, const std::string& contest);
/// Sends a command of the host's and waits for `done` or `refused`.
Json act(WsClient& host, const std::string& what, const Json& more = Json::object());
/// The next view in that phase.
Json await_phase(WsClient& client, const std::string& phase);
/// Goes on, by `next` or `start`, and waits for the phase.
void go_on(WsClient& host, const std::string& phase);
/// Names all the winners of a contest that is over, at one go.
void unveil_all(WsClient& host);
/// The view in which all of them are named.
Json await_winners(WsClient& client);
/// Answers showing `q` and waits for the reply, `recorded` or `refused`.
Json answer(Player& player, int q, int option, std::uint64_t id);
/// The rows of the final board in the form of `Venue::replayed`.
Json rows_of(const Json& board);

}  // namespace hoithi::test
