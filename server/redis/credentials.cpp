#include "server/redis/credentials.hpp"

#include <fstream>
#include <string_view>
#include <system_error>

#include "server/log.hpp"

namespace hoithi::redis {

namespace fs = std::filesystem;

namespace {

using Read = Result<Credentials, std::string>;

Read complete(Credentials credentials, bool has_password) {
    if (!credentials.user.empty() && !has_password) {
        return std::string("there is a user for Redis but no password: give both or none");
    }
    return credentials;
}

void warn_if_others_may_read(const fs::path& file) {
    std::error_code failed;
    const fs::perms permissions = fs::status(file, failed).permissions();
    if (failed || (permissions & fs::perms::others_read) == fs::perms::none) return;
    log::warning(
        "redis_auth_file_open_to_others",
        {{"file", file.string()}, {"remedy", "chmod o-rwx " + file.string()}}
    );
}

Read read_file(const fs::path& file) {
    std::ifstream in(file);
    std::error_code failed;
    if (!in || !fs::is_regular_file(file, failed)) {
        return "cannot read " + file.string() + ": give a file with user=… and password=…";
    }
    warn_if_others_may_read(file);
    Credentials credentials;
    bool has_password = false;
    std::size_t number = 0;
    for (std::string text; std::getline(in, text);) {
        ++number;
        std::string_view line = text;
        if (line.ends_with('\r')) line.remove_suffix(1);
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (number == 1 && line.starts_with(byte_order_mark)) line.remove_prefix(3);
        if (line.empty() || line.starts_with('#')) continue;
        constexpr std::string_view user = "user=";
        constexpr std::string_view password = "password=";
        if (line.starts_with(user)) {
            credentials.user = line.substr(user.size());
        } else if (line.starts_with(password)) {
            credentials.password = line.substr(password.size());
            has_password = true;
        } else {
            return file.string() + ":" + std::to_string(number) +
                   ": is neither user=… nor password=…";
        }
    }
    return complete(std::move(credentials), has_password);
}

}  // namespace

Read read_credentials(const Environment& environment, const std::optional<fs::path>& file) {
    if (file) return read_file(*file);
    const auto value = [&](const char* name) { return environment(name).value_or(""); };
    const std::string named = value("HOITHI_REDIS_AUTH_FILE");
    if (!named.empty()) return read_file(named);
    Credentials credentials{value("HOITHI_REDIS_USER"), value("HOITHI_REDIS_PASSWORD")};
    const bool has_password = !credentials.password.empty();
    return complete(std::move(credentials), has_password);
}

}  // namespace hoithi::redis
