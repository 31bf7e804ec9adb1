#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "engine/result.hpp"

namespace hoithi::redis {

/// What Redis asks of whoever connects. Secret: never on a command line, never in the log.
struct Credentials {
    std::string user{};  // empty: Redis' default user
    std::string password{};

    bool empty() const { return user.empty() && password.empty(); }
};

/// The value of an environment variable, if it is set.
using Environment = std::function<std::optional<std::string>(const char* name)>;

/// Reads the credentials from `file`, or else from the file that HOITHI_REDIS_AUTH_FILE names, or
/// else from HOITHI_REDIS_USER and HOITHI_REDIS_PASSWORD; empty ones count as unset. Such a file
/// has lines `user=…` and `password=…`, taken as they are to the end of the line, empty lines and
/// lines that begin with #. A file that others may read earns a warning in the log. The error is a
/// sentence that tells neither user nor password.
Result<Credentials, std::string> read_credentials(
    const Environment& environment, const std::optional<std::filesystem::path>& file
);

}  // namespace hoithi::redis
