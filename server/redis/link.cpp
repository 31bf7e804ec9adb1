#include "server/redis/link.hpp"

#include <array>
#include <cassert>
#include <csignal>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>

#include <hiredis/async.h>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>

namespace hoithi::redis {

namespace asio = boost::asio;

/// What hiredis and the loop know. hiredis' hooks only note what happened; the owner hears of it
/// once hiredis has returned, so that nobody can pull the context from under its feet.
class Link::Wire : public std::enable_shared_from_this<Wire> {
public:
    Wire(asio::io_context& loop, std::size_t reply_bytes_max, Owner& owner)
        : loop_(loop), descriptor_(loop), reply_bytes_max_(reply_bytes_max), owner_(&owner) {}

    void connect(const Address& address);
    void close();
    void send(std::string_view command);
    std::size_t backlog() const { return context_ ? sdslen(context_->c.obuf) : 0; }

private:
    using Descriptor = asio::posix::basic_stream_descriptor<asio::io_context::executor_type>;

    bool adopt(redisAsyncContext* context);
    void take_over_replies();
    void fail_later(std::string why);
    void await_readable();
    void await_writable();
    void report();
    void* place(const redisReadTask* task, Reply reply, std::size_t bytes);
    bool fits(const redisReadTask* task, std::size_t bytes);
    std::string last_words() const;

    static Wire& of(void* wire) { return *static_cast<Wire*>(wire); }
    static void on_connect(const redisAsyncContext* context, int status);
    static void on_cleanup(void* wire);
    static void on_reply(redisAsyncContext* context, void* reply, void*);
    static void* create_string(const redisReadTask* task, char* text, std::size_t length);
    static void* create_array(const redisReadTask* task, int size);
    static void* create_integer(const redisReadTask* task, long long number);
    static void* create_nil(const redisReadTask* task);
    static void free_reply(void* reply) { delete static_cast<Reply*>(reply); }

    asio::io_context& loop_;
    Descriptor descriptor_;
    const std::size_t reply_bytes_max_;
    Owner* owner_;                          // null once it must not be called any more
    redisAsyncContext* context_ = nullptr;  // null once hiredis has freed it
    bool awaits_readable_ = false;
    bool awaits_writable_ = false;
    bool has_opened_ = false;  // and the owner does not know yet
    bool has_replied_ = false;
    std::vector<Reply> replies_;
    std::size_t reply_bytes_ = 0;  // of the reply being read
    std::string why_;              // it ended
};

void Link::Wire::connect(const Address& address) {
    redisAsyncContext* context = address.is_unix()
                                     ? redisAsyncConnectUnix(address.path.c_str())
                                     : redisAsyncConnect(address.host.c_str(), address.port);
    if (context == nullptr) return fail_later("out of memory");
    if (context->err != 0) {
        std::string why = context->errstr;
        redisAsyncFree(context);
        return fail_later(std::move(why));
    }
    if (!adopt(context)) fail_later("the event loop does not take the socket");
}

bool Link::Wire::adopt(redisAsyncContext* context) {
    boost::system::error_code failed;
    descriptor_.assign(context->c.fd, failed);
    if (failed) {
        redisAsyncFree(context);
        return false;
    }
    ::fcntl(context->c.fd, F_SETFD, FD_CLOEXEC);
    context_ = context;
    context->data = this;
    context->ev.data = this;
    context->ev.addRead = [](void* wire) { of(wire).await_readable(); };
    context->ev.addWrite = [](void* wire) { of(wire).await_writable(); };
    context->ev.cleanup = on_cleanup;
    take_over_replies();
    redisAsyncSetConnectCallback(context, on_connect);
    return true;
}

void Link::Wire::take_over_replies() {
    // hiredis would build replies of any size, and would end the program (an assertion) at a reply
    // that nobody asked for. Replies made here are refused in both cases.
    static redisReplyObjectFunctions functions{
        create_string, create_array, create_integer, create_nil, free_reply};
    context_->c.reader->fn = &functions;
    context_->c.reader->privdata = this;
}

void Link::Wire::fail_later(std::string why) {
    why_ = std::move(why);
    asio::post(loop_, [self = shared_from_this()] { self->report(); });
}

void Link::Wire::close() {
    owner_ = nullptr;
    if (context_) redisAsyncFree(context_);
}

void Link::Wire::send(std::string_view command) {
    // Without a context lost() is on its way.
    if (!context_) return;
    [[maybe_unused]] const int taken =
        redisAsyncFormattedCommand(context_, on_reply, nullptr, command.data(), command.size());
    assert(taken == REDIS_OK);
}

void Link::Wire::await_readable() {
    if (std::exchange(awaits_readable_, true)) return;
    descriptor_.async_wait(
        Descriptor::wait_read,
        [self = shared_from_this()](const boost::system::error_code& failed) {
            self->awaits_readable_ = false;
            if (failed || !self->context_) return;
            redisAsyncHandleRead(self->context_);
            self->report();
        }
    );
}

void Link::Wire::await_writable() {
    if (std::exchange(awaits_writable_, true)) return;
    descriptor_.async_wait(
        Descriptor::wait_write,
        [self = shared_from_this()](const boost::system::error_code& failed) {
            self->awaits_writable_ = false;
            if (failed || !self->context_) return;
            redisAsyncHandleWrite(self->context_);
            self->report();
        }
    );
}

/// Tells the owner what happened, in the order in which it did. Each call may be the last.
void Link::Wire::report() {
    if (owner_ && context_ && std::exchange(has_opened_, false)) owner_->opened();
    for (Reply& reply : std::exchange(replies_, {})) {
        if (owner_) owner_->replied(std::move(reply));
    }
    if (context_ && context_->c.reader->len > reply_bytes_max_) {
        why_ = "a reply is too large";
        redisAsyncFree(context_);
    }
    if (!owner_) return;
    if (context_) return owner_->written();
    std::exchange(owner_, nullptr)->lost(why_);
}

void Link::Wire::on_connect(const redisAsyncContext* context, int status) {
    if (status != REDIS_OK) return;
    Wire& wire = of(context->data);
    wire.has_opened_ = true;
    // It turns TCP_NODELAY on by itself.
    if (context->c.connection_type == REDIS_CONN_TCP) redisEnableKeepAlive(&wire.context_->c);
}

void Link::Wire::on_cleanup(void* data) {
    Wire& wire = of(data);
    if (wire.why_.empty()) wire.why_ = wire.last_words();
    if (wire.why_.empty()) wire.why_ = wire.context_->c.errstr;
    wire.context_ = nullptr;
    // hiredis owns the descriptor and closes it next.
    boost::system::error_code ignored;
    wire.descriptor_.cancel(ignored);
    wire.descriptor_.release();
}

/// What a Redis that does not want us says before it hangs up, if our greeting, written to a closed
/// socket, came before we read it: "ERR max number of clients reached". Otherwise empty.
std::string Link::Wire::last_words() const {
    if (context_->c.err != REDIS_ERR_IO || has_replied_) return {};
    std::array<char, 256> said{};
    const ssize_t size = ::recv(context_->c.fd, said.data(), said.size(), MSG_DONTWAIT);
    if (size < 1 || said.front() != '-') return {};
    const std::string_view text(said.data() + 1, static_cast<std::size_t>(size) - 1);
    return "Redis says: " + std::string(text.substr(0, text.find('\r')));
}

void Link::Wire::on_reply(redisAsyncContext* context, void* reply, void*) {
    // Null: the context is being freed; the owner knows what is unanswered.
    if (!reply) return;
    Wire& wire = of(context->data);
    wire.has_replied_ = true;
    wire.replies_.push_back(std::move(*static_cast<Reply*>(reply)));
}

bool Link::Wire::fits(const redisReadTask* task, std::size_t bytes) {
    if (!task->parent) reply_bytes_ = 0;
    reply_bytes_ += sizeof(Reply) + bytes;
    if (reply_bytes_ <= reply_bytes_max_) return true;
    why_ = "a reply is too large";
    return false;
}

/// Puts a reply where it belongs: an element into its array. Null makes hiredis end the connection.
void* Link::Wire::place(const redisReadTask* task, Reply reply, std::size_t bytes) {
    if (!fits(task, bytes)) return nullptr;
    if (task->parent) {
        Reply& element =
            (*static_cast<Reply*>(task->parent->obj))[static_cast<std::size_t>(task->idx)];
        element = std::move(reply);
        return &element;
    }
    if (context_->replies.head == nullptr) {
        // Such as "ERR max number of clients reached".
        why_ = reply.is_error() ? "Redis says: " + std::string(reply.error())
                                : "a reply came that nobody asked for";
        return nullptr;
    }
    return new Reply(std::move(reply));
}

void* Link::Wire::create_string(const redisReadTask* task, char* text, std::size_t length) {
    std::string copy(text, length);
    Reply reply = task->type == REDIS_REPLY_ERROR ? Reply(Reply::Error{std::move(copy)})
                                                  : Reply(std::move(copy));
    return of(task->privdata).place(task, std::move(reply), length);
}

void* Link::Wire::create_array(const redisReadTask* task, int size) {
    const auto elements = static_cast<std::size_t>(size);
    Wire& wire = of(task->privdata);
    // Looked at before memory is taken: the number is what the other side claims.
    if (size < 0 || elements > wire.reply_bytes_max_ / sizeof(Reply)) {
        wire.why_ = "a reply is too large";
        return nullptr;
    }
    return wire.place(task, Reply(Reply::Array(elements)), elements * sizeof(Reply));
}

void* Link::Wire::create_integer(const redisReadTask* task, long long number) {
    return of(task->privdata).place(task, Reply(static_cast<std::int64_t>(number)), 0);
}

void* Link::Wire::create_nil(const redisReadTask* task) {
    return of(task->privdata).place(task, Reply(), 0);
}

Link::Link(
    asio::io_context& loop, const Address& address, std::size_t reply_bytes_max, Owner& owner
)
    : wire_(std::make_shared<Wire>(loop, reply_bytes_max, owner)) {
    // hiredis writes without MSG_NOSIGNAL: the signal would end the program when Redis has gone.
    std::signal(SIGPIPE, SIG_IGN);
    wire_->connect(address);
}

Link::~Link() { wire_->close(); }

void Link::send(std::string_view command) { wire_->send(command); }

std::size_t Link::backlog() const { return wire_->backlog(); }

}  // namespace hoithi::redis
