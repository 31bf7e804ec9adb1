#include "server/net/http_session.hpp"

#include <utility>

#include "server/net/canned_response.hpp"
#include "server/net/header_text.hpp"
#include "server/net/linger.hpp"
#include "server/net/port_config.hpp"

namespace hoithi::net {

namespace beast = boost::beast;
namespace http = beast::http;

namespace {

// A response may take longer the more there is of it, but a peer must take this much a second.
constexpr std::size_t bytes_per_second_min = 16UL * 1024;
constexpr std::chrono::seconds write_timeout_min{30};
constexpr std::chrono::seconds farewell_patience{2};
constexpr std::size_t first_read_bytes = 1024;
constexpr beast::string_view policy_field = "Content-Security-Policy";
constexpr beast::string_view opener_field = "Cross-Origin-Opener-Policy";

beast::string_view to_beast(std::string_view text) { return {text.data(), text.size()}; }

bool has_no_body(int status) { return status == 204 || status == 304; }

}  // namespace

void HttpSession::leave() {
    if (!shared_) return;
    if (std::exchange(large_body_, false)) --shared_->large_bodies;
    shared_->sessions.erase(this);
}

void HttpSession::wait_for_request() {
    if (buffer_.size() > 0) return read_head();
    idle_ = true;
    stream_.expires_after(shared_->config.http_idle_timeout);
    stream_.async_read_some(buffer_.prepare(first_read_bytes), then(&HttpSession::on_first_bytes));
}

void HttpSession::on_first_bytes(error_code failed, std::size_t bytes) {
    idle_ = false;
    if (failed) return;
    buffer_.commit(bytes);
    read_head();
}

void HttpSession::expect_body() {
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
    const bool waits = same_ignoring_case(request_.header("expect"), "100-continue");
    if (parser_->is_done() || !waits || request_.version < 11) {
        return read_body();
    }
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(
        stream_, asio::buffer(go_on.data(), go_on.size()), then(&HttpSession::on_continued)
    );
}

void HttpSession::on_continued(error_code failed, std::size_t /*bytes*/) {
    if (!failed) read_body();
}

void HttpSession::read_body() {
    if (parser_->is_done()) return on_body({}, 0);
    http::async_read(stream_, buffer_, *parser_, then(&HttpSession::on_body));
}

void HttpSession::on_body(error_code failed, std::size_t /*bytes*/) {
    if (failed) return give_up(failed);
    request_.body = parser_->get().body();
    awaited_ = ++requests_;
    shared_->handler(request_, HttpAnswer(weak_from_this(), awaited_));
    if (awaited_ > 0) wait_for_answer();
}

// Nothing is read meanwhile, so that the answers keep the order of the requests.
void HttpSession::wait_for_answer() {
    stream_.expires_never();
    answer_timer_.expires_after(shared_->config.http_answer_timeout);
    answer_timer_.async_wait([self = shared_from_this(), request = awaited_](error_code cancelled) {
        if (!cancelled) self->answer(request, too_late_response());
    });
}

bool HttpSession::stop_waiting(std::uint64_t request) {
    if (!shared_ || awaited_ != request) return false;
    awaited_ = 0;
    answer_timer_.cancel();
    return true;
}

void HttpSession::answer(std::uint64_t request, HttpResponse response) {
    if (stop_waiting(request)) respond(std::move(response), parser_->get().keep_alive());
}

EventStream HttpSession::stream_events(
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

void HttpSession::give_up(error_code failed) {
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

void HttpSession::respond(HttpResponse response, bool keep_alive) {
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
        http::async_write_header(stream_, *serializer_, then(&HttpSession::on_written));
    } else {
        http::async_write(stream_, *serializer_, then(&HttpSession::on_written));
    }
}

void HttpSession::set_headers() {
    response_.set(http::field::date, http_date());
    const auto set_all = [this](const std::vector<HttpHeader>& headers) {
        for (const HttpHeader& header : headers) {
            if (is_safe(header)) response_.insert(to_beast(header.name), to_beast(header.value));
        }
    };
    set_all(shared_->config.http_headers);
    if (const auto policy = response_.find(policy_field); policy != response_.end()) {
        const std::string here =
            content_security_policy(request_.host, answer_.inline_scripts, shared_->config);
        response_.set(policy_field, to_beast(here));
    }
    if (!is_trustworthy(request_.host, shared_->config)) response_.erase(opener_field);
    set_all(answer_.headers);
    if (has_no_body(answer_.status)) return;
    response_.set(http::field::content_type, answer_.content_type);
    const std::string_view content = answer_.content();
    response_.body() = {content.data(), content.size()};
    response_.content_length(content.size());
}

void HttpSession::on_written(error_code failed, std::size_t /*bytes*/) {
    serializer_.reset();
    answer_ = {};
    if (failed) return stream_.close();
    if (keep_alive_ && !shared_->closing) return wait_for_request();
    close_patiently(take_socket(), farewell_patience);
}

AdmittedSocket HttpSession::take_socket() {
    stream_.expires_never();
    AdmittedSocket taken{stream_.release_socket(), std::move(*admission_), peer_address_};
    admission_.reset();
    return taken;
}

}  // namespace hoithi::net
