#include "server/cli/redis_options.hpp"

#include <algorithm>
#include <optional>

namespace hoithi::cli {

namespace {

constexpr std::size_t prefix_bytes_max = 64;
constexpr int keep_days_max = 3650;

bool is_prefix(const std::string& text) {
    return !text.empty() && text.size() <= prefix_bytes_max &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.';
           });
}

}  // namespace

Result<RedisSettings, std::string> redis_settings(const RedisOptions& options) {
    using Made = Result<RedisSettings, std::string>;
    const auto address = redis::read_address(options.url);
    if (!address) return Made("--redis: " + address.error());
    const auto file = options.auth_file.empty() ? std::nullopt : std::optional(options.auth_file);
    const auto credentials = redis::read_credentials(options.environment, file);
    if (!credentials) return Made(credentials.error());
    if (!is_prefix(options.prefix)) {
        return Made(
            "--redis-prefix: give 1 to 64 letters, digits, dots, dashes or underlines, one "
            "prefix for each organisation"
        );
    }
    if (options.keep_days < 1 || options.keep_days > keep_days_max) {
        return Made("--redis-keep-days: give a number of days from 1 to 3650");
    }
    return Made(RedisSettings{
        *address, *credentials, options.prefix, std::chrono::days(options.keep_days)});
}

}  // namespace hoithi::cli
