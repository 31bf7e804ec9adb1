#include "server/store/writer.hpp"

#include <exception>
#include <string>

#include "server/log.hpp"

namespace hoithi::store {

namespace {

/// A checkpoint holds the next commit up, so it waits for a quiet moment, but not for ever.
constexpr int pages_when_quiet = 1000;
constexpr int pages_at_most = 8000;

/// A receipt that comes late is better than a contest that ends: other programs (a backup, somebody
/// looking into the database) let go sooner or later.
constexpr std::chrono::seconds lock_wait_max{60};
constexpr std::chrono::seconds lock_wait_told_every{5};

/// Says in the log that another program holds the database, now and then.
class LockNews {
public:
    bool operator()(std::chrono::milliseconds waited) {
        if (waited < told_) told_ = {};  // another wait
        if (waited >= told_ + lock_wait_told_every) {
            told_ = waited;
            log::warning("database_locked", {{"ms", std::to_string(waited.count())}});
        }
        return waited < lock_wait_max;
    }

private:
    std::chrono::milliseconds told_{0};
};

}  // namespace

Writer::Writer(Connection connection, FileWatch files, Executor post, FailureHandler on_failure)
    : connection_(std::move(connection)),
      files_(std::move(files)),
      post_(std::move(post)),
      on_failure_(std::move(on_failure)),
      thread_([this] { work(); }) {}

Writer::~Writer() { stop(); }

void Writer::submit(Write write) {
    {
        const std::lock_guard guard{mutex_};
        if (stats_.failed || stopping_) return;
        if (stats_.queued_bytes + write.bytes <= queue_bytes_max) {
            stats_.queued_bytes += write.bytes;
            ++stats_.queued_writes;
            queue_.push_back({std::move(write), Clock::now()});
            arrived_.notify_one();
            return;
        }
    }
    fail(
        "The disk does not keep up: more than " + std::to_string(queue_bytes_max >> 20) +
        " MiB are waiting to be written."
    );
}

bool Writer::idle() const {
    const std::lock_guard guard{mutex_};
    return stats_.queued_writes == 0;
}

std::size_t Writer::queued_bytes() const {
    const std::lock_guard guard{mutex_};
    return stats_.queued_bytes;
}

WriterStats Writer::stats() const {
    const std::lock_guard guard{mutex_};
    return stats_;
}

void Writer::stop() {
    {
        const std::lock_guard guard{mutex_};
        stopping_ = true;
        arrived_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void Writer::work() {
    // An exception cannot leave a thread; whatever it is, the store is not to be trusted after it.
    try {
        connection_->wait_for_locks(LockNews{});
        std::vector<Queued> group;
        while (take_group(group)) {
            commit(group);
            checkpoint_when_due();
        }
        // Closing removes the log by its name: it must be ours.
        files_.check();
    } catch (const std::exception& failure) {
        fail(failure.what());
    }
    if (stats().failed) connection_->abandon();
    connection_.reset();
    const std::lock_guard guard{mutex_};
    stats_.queued_writes = 0;
    stats_.queued_bytes = 0;
}

bool Writer::take_group(std::vector<Queued>& group) {
    group.clear();
    while (!wait_for_work()) files_.check();
    const std::lock_guard guard{mutex_};
    if (stats_.failed) return false;
    group.swap(queue_);
    return !group.empty();
}

/// False: there was none for a while.
bool Writer::wait_for_work() {
    std::unique_lock guard{mutex_};
    return arrived_.wait_for(guard, look_every, [this] {
        return stats_.failed || stopping_ || !queue_.empty();
    });
}

void Writer::commit(std::vector<Queued>& group) {
    const auto begun = Clock::now();
    Transaction transaction{*connection_};
    for (Queued& queued : group) queued.write.apply(*connection_);
    transaction.commit();
    files_.check();
    publish(group, Clock::now() - begun);
}

void Writer::publish(std::vector<Queued>& group, Clock::duration commit_time) {
    const auto now = Clock::now();
    std::vector<std::function<void()>> completions;
    completions.reserve(group.size());
    {
        const std::lock_guard guard{mutex_};
        ++stats_.commits;
        stats_.commit.record(commit_time);
        for (Queued& queued : group) {
            ++stats_.writes;
            stats_.bytes += queued.write.bytes;
            stats_.durable.record(now - queued.since);
            stats_.queued_bytes -= queued.write.bytes;
            --stats_.queued_writes;
            if (queued.write.committed) completions.push_back(std::move(queued.write.committed));
        }
    }
    if (completions.empty()) return;
    post_([completions = std::move(completions)] {
        for (const auto& completion : completions) completion();
    });
}

void Writer::checkpoint_when_due() {
    const int pages = connection_->wal_pages();
    const bool due = connection_->scrub_requested() || pages >= pages_at_most ||
                     (pages >= pages_when_quiet && idle());
    if (due) connection_->checkpoint();
}

void Writer::fail(const std::string& reason) {
    std::vector<Queued> dropped;
    {
        const std::lock_guard guard{mutex_};
        if (stats_.failed) return;
        stats_.failed = true;
        queue_.swap(dropped);
        arrived_.notify_one();
    }
    post_([handler = on_failure_, reason] { handler(reason); });
}

}  // namespace hoithi::store
