#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hoithi::net {

struct HttpHeader {
    std::string name;
    std::string value;
};

/// A request as the port read it: within the limits, its path decoded. The views live as long
/// as the handler runs.
struct HttpRequest {
    struct Field {
        std::string_view name;
        std::string_view value;
    };

    /// "GET", "POST" … A HEAD request arrives as "GET": the port leaves the body out itself.
    std::string_view method;
    /// It was HEAD.
    bool head_only = false;
    /// Of HTTP: 10 or 11.
    unsigned version = 11;
    /// What the client calls this server, with a port or without: the Host header, or the
    /// authority of an absolute target. Empty only with HTTP/1.0.
    std::string_view host;
    /// The path, percent-decoded and normalised: starts with '/', no "." or ".." segments,
    /// no empty segments, no NUL and no backslash. Or "*", for OPTIONS.
    std::string_view target;
    /// What follows '?', not decoded; query_value() takes it apart.
    std::string_view query;
    std::string_view body;
    /// The other end of the connection, a proxy's too.
    std::string peer_address;
    /// Whom the connection comes from; behind a trusted proxy, whom the proxy names.
    std::string remote_address;
    std::vector<Field> fields;

    /// The first header of that name (letter case does not count); empty if there is none.
    std::string_view header(std::string_view name) const;
    /// How many headers have that name.
    std::size_t count(std::string_view name) const;
    /// True if one of the headers of that name lists the token.
    bool lists(std::string_view name, std::string_view token) const;
};

/// The decoded value of `key` in a query string; empty if there is none.
std::string query_value(std::string_view query, std::string_view key);

/// Bytes owned by somebody who keeps them for many responses (a static file, or part of one).
struct SharedBytes {
    std::shared_ptr<const std::string> owner;
    std::string_view bytes;
};

SharedBytes share(std::string bytes);

struct HttpResponse {
    int status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::string body;
    /// If it has an owner, it is sent instead of `body`.
    SharedBytes shared_body{};
    /// Of a page: the scripts in it that may run, as sources of a Content-Security-Policy.
    std::string inline_scripts{};
    /// In addition to those that the port sets on every response. Names and values must not
    /// hold line breaks; such headers are left out.
    std::vector<HttpHeader> headers{};

    std::string_view content() const { return shared_body.owner ? shared_body.bytes : body; }
};

}  // namespace hoithi::net
