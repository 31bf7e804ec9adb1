#include "tests/integration/venue.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>

namespace hoithi::test {

std::string id_of(std::uint64_t number) {
    std::array<char, 33> digits{};
    std::snprintf(digits.data(), digits.size(), "%032llx", static_cast<unsigned long long>(number));
    return digits.data();
}

Venue::Venue(int questions, int spares, const Change& change, ServerOptions options)
    : options_(std::move(options)), files(folder_.path(), questions, spares) {
    if (change) change(files);
    files.write();
    start();
}

void Venue::start(const std::vector<std::string>& more) {
    ServerOptions options = options_;
    options.arguments.insert(options.arguments.end(), more.begin(), more.end());
    server = std::make_unique<ServerProcess>(files.folder(), options);
}

std::unique_ptr<WsClient> Venue::host() const {
    auto client = connect();
    client->send(
        {{"t", "hello"},
         {"as", "host"},
         {"contest", server->announced().contest},
         {"secret", server->announced().secret}}
    );
    client->await("room");
    return client;
}

std::unique_ptr<WsClient> Venue::look_on(const std::string& as) const {
    auto client = connect();
    Json hello{{"t", "hello"}, {"as", as}, {"code", server->announced().code}};
    if (as == "stage") {
        hello = {
            {"t", "hello"},
            {"as", as},
            {"contest", server->announced().contest},
            {"secret", server->announced().stage}};
    }
    client->send(hello);
    client->await("view");
    return client;
}

Player Venue::join(const std::string& name, const Json& more) {
    Player player{{}, connect()};
    player.client->send({{"t", "hello"}, {"as", "contestant"}, {"code", server->announced().code}});
    player.client->await("contest");
    Json join = more;
    join["t"] = "join";
    join["id"] = id_of(++joins_);
    join["name"] = name;
    player.client->send(join);
    player.welcome = player.client->await("welcome");
    player.client->await("me");
    return player;
}

Json Venue::hello_of(const Player& player) const {
    return {
        {"t", "hello"},
        {"as", "contestant"},
        {"contest", server->announced().contest},
        {"contestant", player.number()},
        {"token", player.welcome.at("token")}};
}

void Venue::come_back(Player& player) const {
    player.client = connect();
    player.client->send(hello_of(player));
    player.client->await("me");
}

Json Venue::replayed() const { return replay_of(files.data(), server->announced().contest); }

Json replay_of(const std::filesystem::path& data, const std::string& contest) {
    const Outcome outcome = run_hoithi({"replay", data, contest});
    if (outcome.status != 0) throw std::runtime_error("replay failed: " + outcome.err);
    Json rows = Json::array();
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        int place = 0;
        std::uint32_t contestant = 0;
        std::int64_t points = 0;
        std::int64_t correct = 0;
        double seconds = 0;
        // Only rows of the table begin with a number.
        if (!(words >> place >> contestant >> points >> correct >> seconds)) continue;
        rows.push_back({place, contestant, points, correct, std::llround(seconds * 1000)});
    }
    return rows;
}

Json act(WsClient& host, const std::string& what, const Json& more) {
    static std::uint32_t number = 0;
    Json message = more;
    message["t"] = "do";
    message["n"] = ++number;
    message["act"] = what;
    host.send(message);
    return host.await(
        [](const Json& reply) {
            return reply.value("n", 0U) == number &&
                   (reply["t"] == "done" || reply["t"] == "refused");
        },
        "the answer to " + what
    );
}

Json await_phase(WsClient& client, const std::string& phase) {
    return client.await(
        [&](const Json& message) { return message["t"] == "view" && message["phase"] == phase; },
        "a view in phase " + phase
    );
}

void go_on(WsClient& host, const std::string& phase) {
    static std::uint32_t number = 1'000'000;
    host.send({{"t", "do"}, {"n", ++number}, {"act", "next"}});
    await_phase(host, phase);
}

void unveil_all(WsClient& host) {
    const Json view = host.heard("view").back();
    const Json last_step{{"step", view.at("finale").at("of")}};
    Json reply = act(host, "unveil", last_step);
    // At once, the server takes it for a second press.
    while (reply.value("reason", "") == "not_now") {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        reply = act(host, "unveil", last_step);
    }
    if (reply["t"] != "done") throw std::runtime_error("not unveiled: " + reply.dump());
}

Json await_winners(WsClient& client) {
    return client.await(
        [](const Json& message) {
            return message["t"] == "view" && message["phase"] == "finished" &&
                   message["finale"]["step"] == message["finale"]["of"];
        },
        "a view of all the winners"
    );
}

Json answer(Player& player, int q, int option, std::uint64_t id) {
    const std::string key = id_of(id);
    player.client->send({{"t", "answer"}, {"id", key}, {"q", q}, {"options", Json::array({option})}}
    );
    return player.client->await(
        [&](const Json& message) { return message.value("id", "") == key; }, "recorded"
    );
}

Json rows_of(const Json& board) {
    Json rows = Json::array();
    for (const Json& row : board.at("rows")) {
        rows.push_back(
            {row.at("place"),
             row.at("contestant"),
             row.at("points"),
             row.at("correct"),
             row.at("time")}
        );
    }
    return rows;
}

}  // namespace hoithi::test
