#include "server/copy/inquiry.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace hoithi::copy {

namespace {

constexpr std::chrono::seconds patience{5};

}  // namespace

Inquiry::Inquiry(redis::Connection::Config config) : connection_(loop_, std::move(config), [] {}) {}

std::string Inquiry::connect() {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!connection_.ready() && std::chrono::steady_clock::now() < until) {
        loop_.run_one_until(until);
    }
    return connection_.ready() ? std::string{} : connection_.reason();
}

Result<redis::Reply, std::string> Inquiry::ask(const redis::Command& command) {
    std::optional<std::optional<redis::Reply>> reply;
    const bool sent = connection_.send(command, [&](auto got) { reply = std::move(got); });
    while (sent && !reply) loop_.run_one();
    if (!reply || !*reply) return connection_.reason();
    if ((*reply)->is_error()) return std::string((*reply)->error());
    return **std::move(reply);
}

}  // namespace hoithi::copy
