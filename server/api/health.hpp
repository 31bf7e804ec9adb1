#pragma once

#include <functional>
#include <span>
#include <string>

#include "server/net/http.hpp"
#include "server/redis_status.hpp"
#include "server/store/writer.hpp"

namespace hoithi::api {

/// How the server is, for whoever sends people to it. All it refers to outlives it.
struct Health {
    const store::Writer& writer;
    std::function<RedisStatus()> redis;
    /// What is damaged in the data folder, a sentence each, for people.
    std::span<const std::string> damage;

    net::HttpResponse operator()() const;

private:
    std::string trouble(const RedisStatus& status) const;
};

}  // namespace hoithi::api
