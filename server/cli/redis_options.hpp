#pragma once

#include <filesystem>
#include <string>

#include "engine/result.hpp"
#include "server/redis_side.hpp"

namespace hoithi::cli {

/// What the command line says of Redis; secrets are never on it.
struct RedisOptions {
    std::string url;                  // empty: no Redis
    std::filesystem::path auth_file;  // empty: the environment says
    std::string prefix = "hoithi";
    int keep_days = 30;
    redis::Environment environment;  // of the process
};

/// The settings that the options, the file and the environment make; or what is wrong with them,
/// and the remedy.
Result<RedisSettings, std::string> redis_settings(const RedisOptions& options);

}  // namespace hoithi::cli
