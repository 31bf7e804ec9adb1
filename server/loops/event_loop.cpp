#include "server/loops/event_loop.hpp"

#include <utility>

#include <pthread.h>
#include <boost/asio/post.hpp>

namespace hoithi::loops {

EventLoop::EventLoop(std::string name, Failed failed)
    : name_(std::move(name)), failed_(std::move(failed)), work_(context_.get_executor()) {}

EventLoop::~EventLoop() {
    stop();
    join();
}

void EventLoop::start() {
    thread_ = std::thread([this] { run(); });
}

// The guard is touched on the loop only, where nobody else does.
void EventLoop::release() {
    boost::asio::post(context_, [this] { work_.reset(); });
}

void EventLoop::stop() { context_.stop(); }

void EventLoop::join() {
    if (thread_.joinable()) thread_.join();
}

void EventLoop::run() {
    pthread_setname_np(pthread_self(), name_.c_str());
    std::exception_ptr failure;
    try {
        context_.run();
    } catch (...) {
        // Nothing may leave the thread: the process would end without a sentence.
        failure = std::current_exception();
    }
    ended_.store(true, std::memory_order_release);
    if (failure) failed_(failure);
}

}  // namespace hoithi::loops
