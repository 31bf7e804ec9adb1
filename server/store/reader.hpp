#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/result.hpp"
#include "server/store/connection.hpp"
#include "server/store/writer.hpp"

namespace hoithi::store {

/// A thread that reads the store beside the Writer, for what nobody's answer waits for: whatever
/// goes wrong with a read, the contests go on. Functions may be called from any thread.
class Reader {
public:
    /// Starts the thread. `connection` is open for reading (open_reader).
    Reader(Connection connection, Executor post);
    ~Reader();  ///< stop()
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Runs `work(Connection&)` on the reader's thread, in the order of calls; then
    /// `done(Result<value, sentence>)` on the loop. After stop() neither runs.
    template <class Work, class Done>
    void run(Work work, Done done);

    /// Drops what is still to be read, joins the thread and closes the store. May be called twice.
    void stop();

private:
    using Task = std::function<void(Connection&)>;

    void submit(Task task);
    void work();
    bool take(Task& task);
    /// Runs `task`; what failed, as a sentence.
    static std::optional<std::string> attempt(const std::function<void()>& task);

    std::optional<Connection> connection_;
    Executor post_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<Task> queue_;  ///< guarded, as `stopping_`
    bool stopping_ = false;
    /// What stop() has made false; shared with what it finds on its way to the loop.
    std::shared_ptr<std::atomic<bool>> open_ = std::make_shared<std::atomic<bool>>(true);
    std::thread thread_;
};

template <class Work, class Done>
void Reader::run(Work work, Done done) {
    using Value = std::invoke_result_t<Work&, Connection&>;
    submit([this, work = std::move(work), done = std::move(done)](Connection& connection) {
        auto value = std::make_shared<std::optional<Value>>();
        const auto failed = attempt([&] { value->emplace(work(connection)); });
        post_([done, value, failed, open = open_] {
            if (*open) done(failed ? Result<Value, std::string>(*failed) : std::move(**value));
        });
    });
}

}  // namespace hoithi::store
