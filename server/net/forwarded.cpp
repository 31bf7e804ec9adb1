#include "server/net/forwarded.hpp"

#include <atomic>
#include <utility>

#include <boost/asio/post.hpp>

#include "server/net/event_sink.hpp"
#include "server/net/kept_request.hpp"

namespace hoithi::net {

namespace {

namespace asio = boost::asio;

/// A stream whose socket is on another loop.
class FarStream final : public EventSink {
public:
    /// Answers there, by a stream.
    FarStream(asio::io_context& there, HttpAnswer answer, const std::vector<HttpHeader>& headers)
        : there_(there), ends_(std::make_shared<Ends>()) {
        asio::post(there_, [ends = ends_, answer = std::move(answer), headers] {
            ends->stream = answer.stream_events(headers);
            if (!ends->stream.open()) ends->open.store(false, std::memory_order_relaxed);
        });
    }

    bool open() const override { return ends_->open.load(std::memory_order_relaxed); }

    bool send(const SharedBytes& event) override {
        if (!open()) return false;
        asio::post(there_, [ends = ends_, event] {
            if (!ends->stream.send(event)) ends->open.store(false, std::memory_order_relaxed);
        });
        return true;
    }

    void close() override {
        ends_->open.store(false, std::memory_order_relaxed);
        asio::post(there_, [ends = ends_] { ends->stream.close(); });
    }

private:
    struct Ends {
        EventStream stream;  // used there only
        std::atomic<bool> open = true;
    };

    asio::io_context& there_;
    std::shared_ptr<Ends> ends_;
};

/// Stands on the handler's loop for a connection on another. It holds itself until the word has
/// been spoken, which HttpAnswer warrants; the answer it holds is used on its own loop only.
class FarAsker final : public Asker, public std::enable_shared_from_this<FarAsker> {
public:
    FarAsker(asio::io_context& there, HttpAnswer answer)
        : there_(there), answer_(std::move(answer)) {}

    /// The way back to it, for the handler.
    HttpAnswer wait() {
        self_ = shared_from_this();
        return HttpAnswer(weak_from_this(), 1);
    }

    void answer(std::uint64_t, HttpResponse response) override {
        asio::post(there_, [answer = std::move(answer_), response = std::move(response)]() mutable {
            answer.respond(std::move(response));
        });
        self_.reset();
    }

    EventStream stream_events(std::uint64_t, const std::vector<HttpHeader>& headers) override {
        self_.reset();
        const std::shared_ptr<EventSink> stream =
            std::make_shared<FarStream>(there_, std::move(answer_), headers);
        return EventStream(stream);
    }

private:
    asio::io_context& there_;
    HttpAnswer answer_;
    std::shared_ptr<FarAsker> self_;
};

}  // namespace

HttpHandler forwarded(
    HttpHandler handler, asio::io_context& handler_loop, asio::io_context& own_loop
) {
    const auto shared = std::make_shared<const HttpHandler>(std::move(handler));
    return [shared, &handler_loop, &own_loop](const HttpRequest& request, HttpAnswer answer) {
        asio::post(
            handler_loop,
            [shared,
             kept = KeptRequest(request),
             asker = std::make_shared<FarAsker>(own_loop, std::move(answer))] {
                (*shared)(kept.view(), asker->wait());
            }
        );
    };
}

}  // namespace hoithi::net
