#pragma once

// Only for the files of the HTTP server: the one that knows Boost.Beast.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "server/net/http_server.hpp"
#include "server/net/request_target.hpp"

namespace hoithi::net {

class HttpSession;

/// What the sessions of one server share.
struct HttpShared {
    const PortConfig& config;
    PortStats& stats;
    EventStreams& streams;
    HttpHandler handler;
    UpgradeReceiver upgrade_receiver;
    std::size_t large_bodies = 0;
    bool closing = false;  // no WebSocket, no stream, one answer to a connection
    std::unordered_set<HttpSession*> sessions{};
};

/// One HTTP connection: reads a request's head, then its body, answers, and again.
class HttpSession : public Asker, public std::enable_shared_from_this<HttpSession> {
public:
    HttpSession(HttpShared& shared, AdmittedSocket socket)
        : shared_(&shared),
          admission_(std::move(socket.admission)),
          peer_address_(socket.peer_address),
          stream_(std::move(socket.socket)),
          answer_timer_(stream_.get_executor()),
          buffer_(2 * shared.config.http_header_bytes_max) {
        shared_->sessions.insert(this);
        admission_->on_eviction([this] { stream_.close(); });
    }
    ~HttpSession() override { leave(); }
    HttpSession(const HttpSession&) = delete;
    HttpSession& operator=(const HttpSession&) = delete;

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
    using Stream = boost::beast::basic_stream<
        asio::ip::tcp,
        asio::io_context::executor_type,
        boost::beast::unlimited_rate_policy>;
    using Body = boost::beast::http::span_body<const char>;
    using Step = void (HttpSession::*)(error_code, std::size_t);

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
    void look_for_head();
    void on_head_bytes(error_code failed, std::size_t bytes);
    void on_head(std::string_view head);
    void describe_request();
    std::optional<HttpResponse> objection();
    void consider_upgrade();
    HttpResponse without_upgrade();
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

    HttpShared* shared_;
    std::optional<Admission> admission_;
    asio::ip::address peer_address_;
    asio::ip::address client_;
    Stream stream_;
    LoopTimer answer_timer_;
    boost::beast::flat_buffer buffer_;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
    RequestTarget target_;
    HttpRequest request_;
    HttpResponse answer_;
    boost::beast::http::response<Body> response_;
    std::optional<boost::beast::http::response_serializer<Body>> serializer_;
    std::uint64_t requests_ = 0;
    /// The number of the request whose answer is still to come; 0 if none is.
    std::uint64_t awaited_ = 0;
    bool idle_ = false;
    bool large_body_ = false;
    bool keep_alive_ = false;
};

}  // namespace hoithi::net
