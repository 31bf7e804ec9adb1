#include "server/redis/address.hpp"

#include <charconv>
#include <optional>

namespace hoithi::redis {

namespace {

using Read = Result<Address, std::string>;

constexpr std::string_view forms = "write redis://HOST[:PORT][/DB] or unix:/PATH[?db=N]";
/// What sockaddr_un holds, without the zero at its end.
constexpr std::size_t path_bytes_max = 107;

/// Digits only: neither sign nor space.
template <class Number>
std::optional<Number> number(std::string_view text) {
    Number read{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), read);
    if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return read;
}

bool skip(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool has_odd_characters(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') return true;
    }
    return false;
}

std::string bad(std::string_view what) { return std::string(what) + ": " + std::string(forms); }

Read read_unix(std::string_view rest) {
    // unix:///path is how other programs write it.
    if (rest.starts_with("///")) rest.remove_prefix(2);
    Address address;
    const std::size_t question = rest.find('?');
    if (question != std::string_view::npos) {
        std::string_view query = rest.substr(question + 1);
        const auto database =
            skip(query, "db=") ? number<std::uint32_t>(query) : std::optional<std::uint32_t>{};
        if (!database) return bad("after ? stands db= and a number only");
        address.database = *database;
        rest = rest.substr(0, question);
    }
    if (!rest.starts_with('/') || rest.starts_with("//") || rest.size() == 1) {
        return bad("the socket's path must begin with one / and name a file");
    }
    if (rest.size() > path_bytes_max) {
        return std::string("the socket's path is longer than 107 bytes: use a shorter one");
    }
    address.path = rest;
    return address;
}

/// Takes the host off the front; what is left is empty or begins with a colon.
bool take_host(std::string_view& authority, std::string& host) {
    std::size_t end = authority.find(':');
    if (skip(authority, "[")) {
        end = authority.find(']');
        if (end == std::string_view::npos) return false;
        host = authority.substr(0, end);
        authority.remove_prefix(end + 1);
        return host.find(':') != std::string::npos &&
               (authority.empty() || authority.starts_with(':'));
    }
    host = authority.substr(0, end);
    authority.remove_prefix(host.size());
    return !host.empty() && host.find_first_of("[]") == std::string::npos;
}

Read read_tcp(std::string_view rest) {
    if (rest.find('@') != std::string_view::npos) {
        return std::string(
            "the password belongs into a file or the environment, as a command line can be read "
            "by everybody: leave out what stands before @ and set HOITHI_REDIS_AUTH_FILE or "
            "HOITHI_REDIS_PASSWORD"
        );
    }
    if (rest.find_first_of("?#") != std::string_view::npos) return bad("? and # have no meaning");
    Address address;
    const std::size_t slash = rest.find('/');
    std::string_view authority = rest.substr(0, slash);
    if (!take_host(authority, address.host)) return bad("the host is missing or not a name");
    if (skip(authority, ":")) {
        const auto port = number<std::uint16_t>(authority);
        if (!port || *port == 0) return bad("the port is not a number from 1 to 65535");
        address.port = *port;
    }
    const std::string_view database =
        slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    if (!database.empty()) {
        const auto chosen = number<std::uint32_t>(database);
        if (!chosen) return bad("the database is not a number");
        address.database = *chosen;
    }
    return address;
}

}  // namespace

std::string Address::text() const {
    const std::string chosen = database == 0 ? "" : std::to_string(database);
    if (is_unix()) return "unix:" + path + (chosen.empty() ? "" : "?db=" + chosen);
    const bool brackets = host.find(':') != std::string::npos;
    return "redis://" + (brackets ? "[" + host + "]" : host) + ":" + std::to_string(port) +
           (chosen.empty() ? "" : "/" + chosen);
}

Read read_address(std::string_view url) {
    if (has_odd_characters(url)) return bad("an address has neither spaces nor control characters");
    if (skip(url, "rediss://")) {
        return std::string("no TLS: use a Unix socket (unix:/PATH) or a tunnel (stunnel, ssh -L)");
    }
    if (skip(url, "unix:")) return read_unix(url);
    if (skip(url, "redis://")) return read_tcp(url);
    return bad("this is no address of a Redis");
}

}  // namespace hoithi::redis
