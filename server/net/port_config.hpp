#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/address_prefix.hpp"
#include "server/net/http.hpp"
#include "server/net/known_hosts.hpp"
#include "server/net/trusted_proxies.hpp"

namespace hoithi::net {

class Admissions;

/// What every HTTP response carries unless the configuration says otherwise: pages may load
/// and talk to their own origin only, run no inline script, and be framed by nobody.
std::vector<HttpHeader> default_security_headers();

/// Several loops of one process may listen on one port, each with a Port of its own.
enum class PortSharing : std::uint8_t {
    alone,
    first,   ///< others of this process follow; refused if anybody listens there already
    follows  ///< after the first
};

/// What a request was refused for: a host by which this server is not known, or an origin whose
/// pages may not connect to that host.
struct RefusedName {
    std::string_view host;
    std::string_view origin;  // empty: the host was refused
};

struct PortConfig;

/// The policy of pages that were asked for by that host: as the default one, and with the host's
/// WebSockets by name, since Safari before 15.4 does not count them under 'self'. Behind a proxy
/// the host may be another than the page's, so those of `allowed_origins` are named as well.
/// `inline_scripts` as in HttpResponse.
std::string content_security_policy(
    std::string_view host, std::string_view inline_scripts, const PortConfig& config
);

/// Whether browsers trust pages of that host (W3C Secure Contexts, 3.1): this machine's own name,
/// or one that has an https origin in `allowed_origins`. To others Cross-Origin-Opener-Policy is
/// not said: they ignore it, and Chromium puts an error about that into the console.
bool is_trustworthy(std::string_view host, const PortConfig& config);

/// Where the port listens and where each of its limits lies.
struct PortConfig {
    using Millis = std::chrono::milliseconds;

    std::string bind_address = "127.0.0.1";
    /// 0 lets the system choose; Port::bound_port() tells.
    std::uint16_t port = 0;
    int backlog = 8192;
    PortSharing sharing = PortSharing::alone;

    /// By which names the server may be called, besides addresses and "localhost".
    KnownHosts known_hosts{};
    /// Origins ("https://thi.example.vn", see origin_of()) that may open WebSockets besides the
    /// page's own.
    std::vector<std::string> allowed_origins{};
    /// Peers whose X-Forwarded-For is believed; see remote_address().
    TrustedProxies trusted_proxies{};
    /// Hears of every request that is refused because of a name, on the port's own loop.
    std::function<void(const RefusedName&)> on_refused_name{};

    /// Open sockets of both kinds; 0 means as many as fit within the process's descriptor limit.
    /// The last of them (32 to 1,024, at most a quarter) are a reserve: see SocketRequest.
    std::size_t connections_max = 0;
    /// Where they are counted: ports of one process share it, so that the limits are the process's.
    /// Null: this port counts for itself.
    std::shared_ptr<Admissions> admissions{};
    /// Open sockets of one address. A school behind one router is one address; behind a trusted
    /// proxy it is the client that the proxy names, and WebSockets and streams of events count.
    AddressLimit connections_per_address{};
    /// Of these, streams of events.
    AddressLimit event_streams_per_address{};
    Millis accept_pause{50};

    std::size_t http_header_bytes_max = 8UL * 1024;
    std::size_t http_body_bytes_max = 64UL * 1024;
    /// Paths that may take larger bodies, and how many such uploads may run at once.
    struct BodyLimit {
        std::string path_prefix;
        std::size_t bytes_max;
    };
    std::vector<BodyLimit> http_body_limits{};
    /// The most bytes that the body of a request for `path` may have: the longest prefix counts.
    std::size_t body_limit(std::string_view path) const;
    /// The most that any path may take.
    std::size_t body_limit_max() const;
    std::size_t large_bodies_max = 8;
    Millis handshake_timeout{5'000};
    Millis http_body_timeout{30'000};
    Millis http_idle_timeout{30'000};
    /// How long a handler may take over an answer.
    Millis http_answer_timeout{10'000};
    std::vector<HttpHeader> http_headers = default_security_headers();

    std::size_t event_streams_max = 1000;
    /// A stream on which nothing happens gets a comment at least this often.
    Millis event_keepalive{15'000};
    /// A reader that has not taken an event after this long (a quarter more at most) is cut off.
    Millis event_write_timeout{30'000};

    std::size_t message_bytes_max = 4UL * 1024;
    /// Frames a second that are no whole message: pings, pongs, fragments.
    std::uint32_t other_frames_max = 100;
    std::size_t outbox_bytes_max = 64UL * 1024;
    /// The kernel's part of what waits for a WebSocket, or for the reader of an event stream.
    int send_buffer_bytes = 16 * 1024;
    Millis ping_interval{25'000};
    /// The first ping comes early, so that the round trip is known before the first question.
    Millis first_ping_after{1'000};
    /// So many follow quickly: a round trip measured in the rush of everybody joining is no
    /// measure.
    int first_pings = 4;
    Millis first_pings_apart{2'000};
    Millis idle_timeout{60'000};
    Millis close_timeout{2'000};
};

}  // namespace hoithi::net
