#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/store/connection.hpp"
#include "server/store/file_watch.hpp"
#include "server/store/writer_stats.hpp"

namespace hoithi::store {

/// Hands a function over to the event loop, e.g. by asio::post. Called on the writer's thread, so
/// it must be thread-safe; it must outlive the Writer.
using Executor = std::function<void(std::function<void()>)>;

/// The one thread that touches the disk while the server runs. It takes all that has been
/// submitted meanwhile, runs it in one transaction, and after the commit hands all completions to
/// the loop in one post, in the order of submission.
///
/// Looks after each commit, before anybody hears of it, and now and then while there is nothing to
/// write, whether the files are still where they were: else it is a failure. Another program's
/// lock on the database it waits out for a minute, and says so in the log.
///
/// The first thing that fails is fatal: the failure is reported once, completions of what was not
/// durable never come, nothing is written any more and nothing is tried again. The owner then
/// stops taking answers, says so and exits.
///
/// All functions may be called from any thread; the loop never waits for the disk in them, except
/// in stop() and the destructor.
class Writer {
public:
    static constexpr std::size_t queue_bytes_max = std::size_t{64} << 20;
    /// How long at most files that were taken away go unnoticed.
    static constexpr std::chrono::milliseconds look_every{500};

    /// What to do when something failed; the argument is a sentence for the operator. Runs on the
    /// loop, at most once.
    using FailureHandler = std::function<void(const std::string& reason)>;

    struct Write {
        std::function<void(Connection&)> apply;  ///< on the writer's thread, in the transaction
        std::function<void()> committed;         ///< on the loop, once durable; may be empty
        std::size_t bytes = 0;                   ///< roughly what it holds in memory
    };

    /// Starts the thread. `connection` is open for writing (open_database); `files` are its own.
    Writer(Connection connection, FileWatch files, Executor post, FailureHandler on_failure);
    ~Writer();  ///< stop()
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Queues a write. Asking for more than queue_bytes_max at once is a failure like any other:
    /// the disk is too slow for what comes in, and memory must not grow without bound. After a
    /// failure or stop() the write is dropped.
    void submit(Write write);

    /// Runs `work(Connection&)` on the writer's thread; `done(result)` on the loop once what it
    /// wrote is durable. For what is not a journal batch: contests, documents, erasures, and reads
    /// that the loop should not wait for.
    template <class Work, class Done>
    void run(Work work, Done done, std::size_t bytes = 1024);

    /// Nothing is queued or being committed. The last completions may still be on their way to
    /// the loop. Also true some time after a failure, when all that was queued is lost.
    bool idle() const;
    std::size_t queued_bytes() const;
    WriterStats stats() const;

    /// Makes everything queued durable, posts the completions, closes the database and joins the
    /// thread. May be called twice; not from the Executor's function.
    void stop();

private:
    using Clock = std::chrono::steady_clock;
    struct Queued {
        Write write;
        Clock::time_point since;
    };

    void work();
    bool take_group(std::vector<Queued>& group);
    bool wait_for_work();
    void commit(std::vector<Queued>& group);
    void publish(std::vector<Queued>& group, Clock::duration commit_time);
    void checkpoint_when_due();
    void fail(const std::string& reason);

    std::optional<Connection> connection_;
    FileWatch files_;  ///< on the thread
    Executor post_;
    FailureHandler on_failure_;

    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<Queued> queue_;  ///< guarded, as all below
    WriterStats stats_;
    bool stopping_ = false;

    std::thread thread_;
};

template <class Work, class Done>
void Writer::run(Work work, Done done, std::size_t bytes) {
    using Value = std::invoke_result_t<Work&, Connection&>;
    if constexpr (std::is_void_v<Value>) {
        submit({std::move(work), std::move(done), bytes});
    } else {
        auto value = std::make_shared<std::optional<Value>>();
        submit(
            {[work = std::move(work), value](Connection& connection) mutable {
                 value->emplace(work(connection));
             },
             [done = std::move(done), value]() mutable { done(std::move(**value)); },
             bytes}
        );
    }
}

}  // namespace hoithi::store
