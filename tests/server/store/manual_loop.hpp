#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>

#include "server/store/writer.hpp"

namespace hoithi::store {

/// An event loop that a test turns by hand, on its own thread.
class ManualLoop {
public:
    Executor executor() {
        return [this](std::function<void()> task) {
            const std::lock_guard guard{mutex_};
            tasks_.push_back(std::move(task));
            ++posts_;
            arrived_.notify_one();
        };
    }

    /// Runs tasks, waiting for them, until `done()` holds.
    template <class Done>
    void run_until(Done done) {
        while (!done()) run_one();
    }

    /// Runs the tasks that are there.
    void drain() {
        while (has_tasks()) run_one();
    }

    int posts() const {
        const std::lock_guard guard{mutex_};
        return posts_;
    }

private:
    bool has_tasks() const {
        const std::lock_guard guard{mutex_};
        return !tasks_.empty();
    }

    void run_one() {
        std::function<void()> task;
        {
            std::unique_lock guard{mutex_};
            arrived_.wait(guard, [this] { return !tasks_.empty(); });
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task();
    }

    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> tasks_;
    int posts_ = 0;
};

}  // namespace hoithi::store
