#include "server/store/reader.hpp"

#include <exception>

namespace hoithi::store {

Reader::Reader(Connection connection, Executor post)
    : connection_(std::move(connection)), post_(std::move(post)), thread_([this] { work(); }) {}

Reader::~Reader() { stop(); }

void Reader::stop() {
    *open_ = false;
    {
        const std::lock_guard guard{mutex_};
        stopping_ = true;
        queue_.clear();
        arrived_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
    connection_.reset();
}

void Reader::submit(Task task) {
    const std::lock_guard guard{mutex_};
    if (stopping_) return;
    queue_.push_back(std::move(task));
    arrived_.notify_one();
}

bool Reader::take(Task& task) {
    std::unique_lock guard{mutex_};
    arrived_.wait(guard, [this] { return stopping_ || !queue_.empty(); });
    if (stopping_) return false;
    task = std::move(queue_.front());
    queue_.erase(queue_.begin());
    return true;
}

void Reader::work() {
    Task task;
    while (take(task)) task(*connection_);
}

// An exception cannot leave a thread, and a failed read is no reason to end anything.
std::optional<std::string> Reader::attempt(const std::function<void()>& task) {
    try {
        task();
        return std::nullopt;
    } catch (const std::exception& failure) {
        return failure.what();
    }
}

}  // namespace hoithi::store
