#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hoithi::net {

/// A server as a URL or a Host header names it.
struct Authority {
    /// In lower case, without a dot at its end; an IPv6 address without its brackets.
    std::string host;
    std::optional<std::uint16_t> port;
    /// The host is an address, not a name: nobody's name server has a say in it.
    bool is_address = false;
};

/// "thi.example.vn", "10.0.0.5:8080", "[::1]:8080". None for anything that is no host with at most
/// a port: names of other than letters, digits, hyphens and underscores, users, lists, blanks.
std::optional<Authority> parse_authority(std::string_view text);

/// The origin ("https://thi.example.vn", as browsers write it) of an http or https URL, which may
/// have a path; none if it is no such URL.
std::optional<std::string> origin_of(std::string_view url);

/// The authority of an http or https URL, with the port that its scheme implies.
std::optional<Authority> authority_of(std::string_view url);

}  // namespace hoithi::net
