#include "server/net/canned_response.hpp"

#include <algorithm>
#include <array>
#include <ctime>

namespace hoithi::net {

namespace {

HttpResponse try_again_response(std::string_view sentence) {
    HttpResponse response = plain_response(503, sentence);
    response.headers.push_back({"Retry-After", "5"});
    return response;
}

}  // namespace

HttpResponse plain_response(int status, std::string_view sentence) {
    HttpResponse response;
    response.status = status;
    response.body = sentence;
    response.body += '\n';
    return response;
}

HttpResponse too_busy_response() {
    return try_again_response("Too many connections: try again soon.");
}

HttpResponse too_late_response() {
    return try_again_response("The answer did not come in time: try again soon.");
}

HttpResponse upgrade_needed_response() {
    HttpResponse response = plain_response(426, "This path is for WebSockets.");
    response.headers.push_back({"Upgrade", "websocket"});
    return response;
}

std::string http_date() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    const auto size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), size};
}

bool is_safe(const HttpHeader& header) {
    const auto is_control = [](char letter) {
        return static_cast<unsigned char>(letter) < 0x20 && letter != '\t';
    };
    const auto clean = [&](const std::string& text) {
        return std::none_of(text.begin(), text.end(), is_control);
    };
    return !header.name.empty() && clean(header.name) && clean(header.value);
}

}  // namespace hoithi::net
