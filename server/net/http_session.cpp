#include "server/net/http_session.hpp"

#include <cstddef>
#include <optional>
#include <unordered_set>
#include <utility>
#include <variant>

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "server/net/canned_response.hpp"
#include "server/net/header_text.hpp"
#include "server/net/linger.hpp"
#include "server/net/objection.hpp"
#include "server/net/port.hpp"
#include "server/net/remote_address.hpp"
#include "server/net/request_target.hpp"

namespace hoithi::net {

namespace beast = boost::beast;
namespace http = beast::http;

namespace {

// A response may take longer the more there is of it, but a peer must take this much a second.
constexpr std::size_t bytes_per_second_min = 16UL * 1024;
constexpr std::chrono::seconds write_timeout_min{30};
constexpr std::chrono::seconds farewell_patience{2};
constexpr std::size_t first_read_bytes = 1024;

std::string_view plain(beast::string_view text) { return {text.data(), text.size()}; }
beast::string_view to_beast(std::string_view text) { return {text.data(), text.size()}; }
bool has_no_body(int status) { return status == 204 || status == 304; }

}  // namespace

class HttpServer::Shared {
public:
    class Session;

    const PortConfig& config;
    PortStats& stats;
    EventStreams& streams;
    HttpHandler handler;
    UpgradeReceiver upgrade_receiver;
    std::size_t large_bodies = 0;
    bool closing = false;  // no WebSocket, no stream, one answer to a connection
    std::unordered_set<Session*> sessions{};
};

/// One HTTP connection: reads a request's head, then its body, answers, and again.
class HttpServer::Shared::Session : public Asker, public std::enable_shared_from_this<Session> {
public:
    Session(Shared& shared, AdmittedSocket socket)
        : shared_(&shared),
          admission_(std::move(socket.admission)),
          peer_address_(socket.peer_address),
          stream_(std::move(socket.socket)),
          answer_timer_(stream_.get_executor()),
          buffer_(2 * shared.config.http_header_bytes_max) {
        shared_->sessions.insert(this);
        admission_->on_eviction([this] { stream_.close(); });
    }
    ~Session() override { leave(); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void read_head();

    void close_if_idle() {
        if (idle_) stream_.close();
    }

    /// The server is going away: nothing of it may be touched any more.
    void abandon() {
        shared_ = nullptr;
        stream_.close();
        answer_timer_.cancel();
    }

    void answer(std::uint64_t request, HttpResponse response) override;
    EventStream stream_events(std::uint64_t request, const std::vector<HttpHeader>& headers)
        override;

private:
    using Stream = beast::
        basic_stream<asio::ip::tcp, asio::io_context::executor_type, beast::unlimited_rate_policy>;
    using Body = http::span_body<const char>;
    using Step = void (Session::*)(error_code, std::size_t);

    /// One of the last places: an answer is all that it may have.
    bool from_reserve() const { return admission_->standing() != Standing::welcome; }

    auto then(Step step) {
        return [self = shared_from_this(), step](error_code failed, std::size_t bytes) {
            if (self->shared_) ((*self).*step)(failed, bytes);
        };
    }

    void leave();
    void wait_for_request();
    void on_first_bytes(error_code failed, std::size_t bytes);
    void on_head(error_code failed, std::size_t bytes);
    void describe_request();
    std::optional<HttpResponse> objection();
    void consider_upgrade();
    void attribute();
    void expect_body();
    void read_body();
    void on_continued(error_code failed, std::size_t bytes);
    void on_body(error_code failed, std::size_t bytes);
    void wait_for_answer();
    bool stop_waiting(std::uint64_t request);
    void give_up(error_code failed);
    void respond(HttpResponse response, bool keep_alive);
    void set_headers();
    void on_written(error_code failed, std::size_t bytes);
    AdmittedSocket take_socket();

    Shared* shared_;
    std::optional<Admission> admission_;
    asio::ip::address peer_address_;
    asio::ip::address client_;
    Stream stream_;
    LoopTimer answer_timer_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    RequestTarget target_;
    HttpRequest request_;
    HttpResponse answer_;
    http::response<Body> response_;
    std::optional<http::response_serializer<Body>> serializer_;
    std::uint64_t requests_ = 0;
    /// The number of the request whose answer is still to come; 0 if none is.
    std::uint64_t awaited_ = 0;
    bool idle_ = false;
    bool large_body_ = false;
    bool keep_alive_ = false;
};

void HttpServer::Shared::Session::leave() {
    if (!shared_) return;
    if (std::exchange(large_body_, false)) --shared_->large_bodies;
    shared_->sessions.erase(this);
}

void HttpServer::Shared::Session::wait_for_request() {
    if (buffer_.size() > 0) return read_head();
    idle_ = true;
    stream_.expires_after(shared_->config.http_idle_timeout);
    stream_.async_read_some(buffer_.prepare(first_read_bytes), then(&Session::on_first_bytes));
}

void HttpServer::Shared::Session::on_first_bytes(error_code failed, std::size_t bytes) {
    idle_ = false;
    if (failed) return;
    buffer_.commit(bytes);
    read_head();
}

void HttpServer::Shared::Session::read_head() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_->config.http_header_bytes_max));
    // The path, and with it the limit that counts, is known only after the head.
    parser_->body_limit(shared_->config.body_limit_max());
    stream_.expires_after(shared_->config.handshake_timeout);
    http::async_read_header(stream_, buffer_, *parser_, then(&Session::on_head));
}

void HttpServer::Shared::Session::on_head(error_code failed, std::size_t /*bytes*/) {
    if (failed) return give_up(failed);
    ++shared_->stats.http_requests;
    describe_request();
    if (auto refusal = objection()) {
        ++shared_->stats.http_bad_requests;
        return respond(std::move(*refusal), false);
    }
    if (asks_for_upgrade(request_)) return consider_upgrade();
    if (target_.path == socket_path) return respond(upgrade_needed_response(), false);
    expect_body();
}

void HttpServer::Shared::Session::describe_request() {
    const auto& head = parser_->get();
    request_ = HttpRequest{};
    request_.method = head.method() == http::verb::head ? "GET" : plain(head.method_string());
    for (const auto& field : head) {
        request_.fields.push_back({plain(field.name_string()), plain(field.value())});
    }
    client_ = remote_address(peer_address_, request_.fields, shared_->config.trusted_proxies);
    request_.remote_address = client_.to_string();
    target_ = {};
}

std::optional<HttpResponse> HttpServer::Shared::Session::objection() {
    const auto& head = parser_->get();
    if (auto refusal = objection_to(request_, head.version())) return refusal;
    auto target = parse_request_target(plain(head.target()));
    if (!target) return plain_response(400, "The path is malformed.");
    target_ = std::move(*target);
    request_.target = target_.path;
    request_.query = target_.query;
    return std::nullopt;
}

void HttpServer::Shared::Session::consider_upgrade() {
    auto verdict = judge_upgrade(request_, shared_->config, shared_->stats.refused);
    if (auto* refusal = std::get_if<HttpResponse>(&verdict)) {
        return respond(std::move(*refusal), false);
    }
    if (shared_->closing) return respond(too_busy_response(), false);
    attribute();
    std::get<Upgrade>(verdict).request.from_reserve = from_reserve();
    const auto behind = buffer_.data();
    shared_->upgrade_receiver(
        take_socket(),
        std::move(std::get<Upgrade>(verdict)),
        {static_cast<const char*>(behind.data()), behind.size()}
    );
}

// Behind a proxy only what lasts is counted: other connections carry requests of many clients.
void HttpServer::Shared::Session::attribute() {
    if (client_ == peer_address_) return;
    admission_->belongs_to(AddressPrefix(client_));
    admission_->on_eviction([this] { stream_.close(); });
    if (admission_->standing() == Standing::address_full) ++shared_->stats.refused.per_address;
}

void HttpServer::Shared::Session::expect_body() {
    const std::size_t limit = shared_->config.body_limit(target_.path);
    const auto length = parser_->content_length();
    if (length && *length > limit) return give_up(http::error::body_limit);
    const std::size_t usual = shared_->config.http_body_bytes_max;
    if (limit > usual && (parser_->chunked() || (length && *length > usual))) {
        if (shared_->large_bodies >= shared_->config.large_bodies_max) {
            return respond(too_busy_response(), false);
        }
        ++shared_->large_bodies;
        large_body_ = true;
    }
    parser_->body_limit(limit);
    stream_.expires_after(shared_->config.http_body_timeout);
    if (parser_->is_done() || !same_ignoring_case(request_.header("expect"), "100-continue")) {
        return read_body();
    }
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(
        stream_, asio::buffer(go_on.data(), go_on.size()), then(&Session::on_continued)
    );
}

void HttpServer::Shared::Session::on_continued(error_code failed, std::size_t /*bytes*/) {
    if (!failed) read_body();
}

void HttpServer::Shared::Session::read_body() {
    if (parser_->is_done()) return on_body({}, 0);
    http::async_read(stream_, buffer_, *parser_, then(&Session::on_body));
}

void HttpServer::Shared::Session::on_body(error_code failed, std::size_t /*bytes*/) {
    if (failed) return give_up(failed);
    request_.body = parser_->get().body();
    awaited_ = ++requests_;
    shared_->handler(request_, HttpAnswer(weak_from_this(), awaited_));
    if (awaited_ > 0) wait_for_answer();
}

// Nothing is read meanwhile, so that the answers keep the order of the requests.
void HttpServer::Shared::Session::wait_for_answer() {
    stream_.expires_never();
    answer_timer_.expires_after(shared_->config.http_answer_timeout);
    answer_timer_.async_wait([self = shared_from_this(), request = awaited_](error_code cancelled) {
        if (!cancelled) self->answer(request, too_late_response());
    });
}

bool HttpServer::Shared::Session::stop_waiting(std::uint64_t request) {
    if (!shared_ || awaited_ != request) return false;
    awaited_ = 0;
    answer_timer_.cancel();
    return true;
}

void HttpServer::Shared::Session::answer(std::uint64_t request, HttpResponse response) {
    if (stop_waiting(request)) respond(std::move(response), parser_->get().keep_alive());
}

EventStream HttpServer::Shared::Session::stream_events(
    std::uint64_t request, const std::vector<HttpHeader>& headers
) {
    if (!stop_waiting(request)) return {};
    attribute();
    const bool full = shared_->closing || from_reserve() || shared_->streams.full();
    if (full || !admission_->begin_stream()) {
        PortStats::Refused& refused = shared_->stats.refused;
        ++(full ? refused.capacity : refused.streams_per_address);
        respond(too_busy_response(), false);
        return {};
    }
    const EventStream events = shared_->streams.open(take_socket(), headers);
    if (parser_->get().method() == http::verb::head) events.close();
    return events;
}

void HttpServer::Shared::Session::give_up(error_code failed) {
    const bool lost = failed.category() != make_error_code(http::error::bad_method).category();
    if (lost || failed == http::error::end_of_stream) return stream_.close();
    ++shared_->stats.http_bad_requests;
    if (failed == http::error::body_limit) {
        return respond(plain_response(413, "The body is too large."), false);
    }
    if (failed == http::error::header_limit || failed == http::error::buffer_overflow) {
        return respond(plain_response(431, "The headers are too large."), false);
    }
    respond(plain_response(400, "This is no HTTP request that makes sense."), false);
}

void HttpServer::Shared::Session::respond(HttpResponse response, bool keep_alive) {
    if (std::exchange(large_body_, false)) --shared_->large_bodies;
    keep_alive_ = keep_alive && !shared_->closing && !from_reserve();
    answer_ = std::move(response);
    const auto& head = parser_->get();
    response_ = {};
    response_.version(head.version() == 10 ? 10 : 11);
    response_.result(static_cast<unsigned>(answer_.status));
    response_.keep_alive(keep_alive_);
    set_headers();
    serializer_.emplace(response_);

    const std::size_t bytes = response_.body().size();
    stream_.expires_after(write_timeout_min + std::chrono::seconds(bytes / bytes_per_second_min));
    if (head.method() == http::verb::head) {
        serializer_->split(true);
        http::async_write_header(stream_, *serializer_, then(&Session::on_written));
    } else {
        http::async_write(stream_, *serializer_, then(&Session::on_written));
    }
}

void HttpServer::Shared::Session::set_headers() {
    response_.set(http::field::date, http_date());
    const auto set_all = [this](const std::vector<HttpHeader>& headers) {
        for (const HttpHeader& header : headers) {
            if (is_safe(header)) response_.insert(to_beast(header.name), to_beast(header.value));
        }
    };
    set_all(shared_->config.http_headers);
    set_all(answer_.headers);
    if (has_no_body(answer_.status)) return;
    response_.set(http::field::content_type, answer_.content_type);
    const std::string_view content = answer_.content();
    response_.body() = {content.data(), content.size()};
    response_.content_length(content.size());
}

void HttpServer::Shared::Session::on_written(error_code failed, std::size_t /*bytes*/) {
    serializer_.reset();
    answer_ = {};
    if (failed) return stream_.close();
    if (keep_alive_ && !shared_->closing) return wait_for_request();
    close_patiently(take_socket(), farewell_patience);
}

AdmittedSocket HttpServer::Shared::Session::take_socket() {
    stream_.expires_never();
    AdmittedSocket taken{stream_.release_socket(), std::move(*admission_), peer_address_};
    admission_.reset();
    return taken;
}

HttpServer::HttpServer(
    const PortConfig& config,
    PortStats& stats,
    EventStreams& streams,
    HttpHandler handler,
    UpgradeReceiver upgrade_receiver
)
    : shared_(new Shared{config, stats, streams, std::move(handler), std::move(upgrade_receiver)}) {
}

HttpServer::~HttpServer() {
    const auto sessions = std::exchange(shared_->sessions, {});
    for (Shared::Session* const session : sessions) session->abandon();
}

void HttpServer::serve(AdmittedSocket socket) {
    std::make_shared<Shared::Session>(*shared_, std::move(socket))->read_head();
}

void HttpServer::close_all() {
    shared_->closing = true;
    for (Shared::Session* const session : shared_->sessions) session->close_if_idle();
}

}  // namespace hoithi::net
