#include <utility>
#include <variant>

#include "server/net/canned_response.hpp"
#include "server/net/head_lines.hpp"
#include "server/net/http_session.hpp"
#include "server/net/objection.hpp"
#include "server/net/port.hpp"
#include "server/net/remote_address.hpp"

// A session's way from a request's first byte to what becomes of it.

namespace hoithi::net {

namespace http = boost::beast::http;

namespace {

constexpr std::size_t read_bytes = 1024;

std::string_view plain(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::string_view bytes_in(const boost::beast::flat_buffer& buffer) {
    const auto bytes = buffer.data();
    return {static_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

void HttpSession::read_head() {
    request_ = {};  // its views are of the parser's message
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_->config.http_header_bytes_max));
    // The path, and with it the limit that counts, is known only after the head.
    parser_->body_limit(shared_->config.body_limit_max());
    stream_.expires_after(shared_->config.handshake_timeout);
    look_for_head();
}

// Beast unfolds lines and lets codings pass that it does not know, so the head is looked at as it
// came before Beast reads it.
void HttpSession::look_for_head() {
    // RFC 9112, 2.2: empty lines before the request are to be overlooked.
    while (bytes_in(buffer_).starts_with("\r\n")) buffer_.consume(2);
    const std::string_view bytes = bytes_in(buffer_);
    if (const auto size = head_size(bytes)) return on_head(bytes.substr(0, *size));
    if (bytes.size() >= shared_->config.http_header_bytes_max) {
        return give_up(http::error::header_limit);
    }
    stream_.async_read_some(buffer_.prepare(read_bytes), then(&HttpSession::on_head_bytes));
}

void HttpSession::on_head_bytes(error_code failed, std::size_t bytes) {
    if (failed) return give_up(failed);
    buffer_.commit(bytes);
    look_for_head();
}

void HttpSession::on_head(std::string_view head) {
    if (auto fault = head_fault(head)) {
        ++shared_->stats.http_bad_requests;
        return respond(std::move(*fault), false);
    }
    error_code failed;
    buffer_.consume(parser_->put(asio::buffer(head.data(), head.size()), failed));
    if (failed) return give_up(failed);
    ++shared_->stats.http_requests;
    describe_request();
    if (auto refusal = objection()) {
        ++shared_->stats.http_bad_requests;
        return respond(std::move(*refusal), false);
    }
    if (asks_for_upgrade(request_)) return consider_upgrade();
    if (target_.path == socket_path) return respond(without_upgrade(), false);
    expect_body();
}

void HttpSession::describe_request() {
    const auto& head = parser_->get();
    request_.head_only = head.method() == http::verb::head;
    request_.method = request_.head_only ? "GET" : plain(head.method_string());
    request_.version = head.version();
    for (const auto& field : head) {
        request_.fields.push_back({plain(field.name_string()), plain(field.value())});
    }
    client_ = remote_address(peer_address_, request_.fields, shared_->config.trusted_proxies);
    request_.peer_address = peer_address_.to_string();
    request_.remote_address = client_.to_string();
    target_ = {};
}

std::optional<HttpResponse> HttpSession::objection() {
    if (auto refusal = objection_to(request_)) return refusal;
    const std::string_view asked = plain(parser_->get().target());
    if (asked == "*" && request_.method == "OPTIONS") {
        target_.path = asked;
    } else if (auto target = parse_request_target(asked)) {
        target_ = std::move(*target);
    } else {
        return plain_response(400, "The path is malformed.");
    }
    request_.target = target_.path;
    request_.query = target_.query;
    request_.host = target_.authority.empty() ? request_.header("host") : target_.authority;
    return objection_to_host(request_, shared_->config);
}

// Pages that were not let in ask like this, to learn why: what they would be refused by comes
// first.
HttpResponse HttpSession::without_upgrade() {
    auto refusal = objection_to_origin(request_, shared_->config, shared_->stats.refused);
    return refusal ? *std::move(refusal) : upgrade_needed_response();
}

void HttpSession::consider_upgrade() {
    auto verdict = judge_upgrade(request_, shared_->config, shared_->stats.refused);
    if (auto* refusal = std::get_if<HttpResponse>(&verdict)) {
        return respond(std::move(*refusal), false);
    }
    if (shared_->closing) return respond(too_busy_response(), false);
    attribute();
    std::get<Upgrade>(verdict).request.from_reserve = from_reserve();
    shared_->upgrade_receiver(
        take_socket(), std::move(std::get<Upgrade>(verdict)), bytes_in(buffer_)
    );
}

// Behind a proxy only what lasts is counted: other connections carry requests of many clients.
void HttpSession::attribute() {
    if (client_ == peer_address_) return;
    admission_->belongs_to(AddressPrefix(client_));
    admission_->on_eviction([this] { stream_.close(); });
    if (admission_->standing() == Standing::address_full) ++shared_->stats.refused.per_address;
}

}  // namespace hoithi::net
