#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "server/net/event_stream.hpp"
#include "server/net/http.hpp"

namespace hoithi::net {

/// A connection whose request waits for its answer. It knows by the request's number whether that
/// is still so; an answer to any other does nothing.
class Asker {
public:
    virtual ~Asker() = default;
    virtual void answer(std::uint64_t request, HttpResponse response) = 0;
    virtual EventStream stream_events(
        std::uint64_t request, const std::vector<HttpHeader>& headers
    ) = 0;
};

/// The way back to whoever asked. Copyable; used on the loop's thread, now or later. The first
/// word counts and later ones do nothing, nor does any once the connection is gone or the port has
/// lost patience (PortConfig::http_answer_timeout, 503). If all copies die without a word the
/// asker gets 500.
class HttpAnswer {
public:
    HttpAnswer(std::weak_ptr<Asker> asker, std::uint64_t request);

    void respond(HttpResponse response) const;

    /// Answers with a stream of server-sent events, with `headers` besides its own. If there are
    /// too many the asker gets 503, and the stream returned is not open; nor is one that answers
    /// HEAD.
    EventStream stream_events(const std::vector<HttpHeader>& headers = {}) const;

private:
    class Word;
    std::shared_ptr<Word> word_;
};

/// Answers requests: runs on the event loop and must not block. The request and its views live
/// during the call only.
using HttpHandler = std::function<void(const HttpRequest&, HttpAnswer)>;

/// The handler that answers every request during the call, with what `respond` returns.
HttpHandler at_once(std::function<HttpResponse(const HttpRequest&)> respond);

}  // namespace hoithi::net
