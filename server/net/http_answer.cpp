#include "server/net/http_answer.hpp"

#include <utility>

#include "server/net/canned_response.hpp"

namespace hoithi::net {

/// What all copies of an answer share: it dies with the last of them.
class HttpAnswer::Word {
public:
    Word(std::weak_ptr<Asker> asker, std::uint64_t request)
        : asker_(std::move(asker)), request_(request) {}
    ~Word() {
        if (!asker_.expired()) respond(plain_response(500, "This request found no answer."));
    }
    Word(const Word&) = delete;
    Word& operator=(const Word&) = delete;

    void respond(HttpResponse response) {
        const auto asker = std::exchange(asker_, {}).lock();
        if (asker) asker->answer(request_, std::move(response));
    }
    EventStream stream_events(const std::vector<HttpHeader>& headers) {
        const auto asker = std::exchange(asker_, {}).lock();
        return asker ? asker->stream_events(request_, headers) : EventStream();
    }

private:
    /// Nobody after the first word.
    std::weak_ptr<Asker> asker_;
    std::uint64_t request_;
};

HttpAnswer::HttpAnswer(std::weak_ptr<Asker> asker, std::uint64_t request)
    : word_(std::make_shared<Word>(std::move(asker), request)) {}

void HttpAnswer::respond(HttpResponse response) const { word_->respond(std::move(response)); }

EventStream HttpAnswer::stream_events(const std::vector<HttpHeader>& headers) const {
    return word_->stream_events(headers);
}

HttpHandler at_once(std::function<HttpResponse(const HttpRequest&)> respond) {
    return [respond = std::move(respond)](const HttpRequest& request, const HttpAnswer& answer) {
        answer.respond(respond(request));
    };
}

}  // namespace hoithi::net
