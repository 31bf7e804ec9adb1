#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <string>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

namespace hoithi::loops {

/// An event loop with a thread of its own. What lives on it is made before start() and destroyed
/// after join(); in between it is used by handlers on the loop only.
class EventLoop {
public:
    /// Hears of an exception that left a handler, on the loop's thread, when nothing runs there any
    /// more. Whoever runs the process hands it on to main, e.g. by rethrowing it on a loop there.
    using Failed = std::function<void(std::exception_ptr)>;

    /// `name`: what tools show of the thread, at most 15 bytes.
    EventLoop(std::string name, Failed failed);
    ~EventLoop();  ///< stop() and join()
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    boost::asio::io_context& context() { return context_; }
    const std::string& name() const { return name_; }

    /// Runs from now on, with or without work.
    void start();
    /// The loop ends once it has no work left. Any thread.
    void release();
    /// The loop ends after the handler that runs now; what waits is never run. Any thread.
    void stop();
    /// Waits for the end; not on the loop's own thread.
    void join();
    /// It has been started and no handler will run any more. Any thread.
    bool ended() const { return ended_.load(std::memory_order_acquire); }

private:
    void run();

    const std::string name_;
    const Failed failed_;
    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    std::atomic<bool> ended_ = false;
    std::thread thread_;
};

}  // namespace hoithi::loops
