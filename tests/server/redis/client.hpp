#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "server/redis/connection.hpp"

namespace hoithi::redis {

/// Runs a loop until something holds; false when it does not within a minute.
template <class Holds>
bool run_until(boost::asio::io_context& loop, Holds holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) return false;
        loop.restart();
        loop.run_one_for(std::chrono::milliseconds(10));
    }
    return true;
}

/// A connection on a loop of its own, and what came of it.
class Client {
public:
    explicit Client(Connection::Config config)
        : connection(loop, std::move(config), [this] { changes.push_back(connection.reason()); }) {}
    explicit Client(const std::string& address, Credentials credentials = {})
        : Client(Connection::Config{*read_address(address), std::move(credentials)}) {}

    bool await(const std::function<bool()>& holds) { return run_until(loop, holds); }
    bool await_ready() {
        return await([this] { return connection.ready(); });
    }
    bool await_away() {
        return await([this] { return !connection.ready() && !changes.empty(); });
    }

    /// The reply to one command; nothing if none came.
    std::optional<Reply> ask(const Command& command) {
        std::optional<Reply> answer;
        bool done = false;
        if (!connection.send(command, [&](std::optional<Reply> reply) {
                answer = std::move(reply);
                done = true;
            })) {
            return std::nullopt;
        }
        await([&] { return done; });
        return answer;
    }

    boost::asio::io_context loop;
    /// The reason at each change; empty when it became ready.
    std::vector<std::string> changes;
    Connection connection;
};

/// A connection to what `address` says that notices after 300 ms that nobody answers.
inline Connection::Config impatient(const std::string& address) {
    Connection::Config config{*read_address(address)};
    config.reply_timeout = std::chrono::milliseconds(300);
    config.connect_timeout = std::chrono::milliseconds(300);
    return config;
}

}  // namespace hoithi::redis
