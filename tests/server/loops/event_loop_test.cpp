#include "server/loops/event_loop.hpp"

#include <future>
#include <stdexcept>

#include <gtest/gtest.h>
#include <pthread.h>
#include <boost/asio/post.hpp>

namespace hoithi::loops {
namespace {

void nothing_fails(const std::exception_ptr&) { ADD_FAILURE() << "a handler failed"; }

TEST(EventLoop, RunsHandlersOnAThreadOfThatName) {
    EventLoop loop("loop 1", nothing_fails);
    loop.start();
    std::promise<std::string> name;
    boost::asio::post(loop.context(), [&] {
        char text[16] = "";
        pthread_getname_np(pthread_self(), text, sizeof text);
        name.set_value(text);
    });
    EXPECT_EQ(name.get_future().get(), "loop 1");
    EXPECT_FALSE(loop.ended());
}

TEST(EventLoop, FinishesItsWorkWhenReleased) {
    EventLoop loop("loop", nothing_fails);
    loop.start();
    bool done = false;
    boost::asio::post(loop.context(), [&] {
        loop.release();
        boost::asio::post(loop.context(), [&] {
            boost::asio::post(loop.context(), [&] { done = true; });
        });
    });
    loop.join();
    EXPECT_TRUE(done);
    EXPECT_TRUE(loop.ended());
}

TEST(EventLoop, StopsWithWorkLeft) {
    EventLoop loop("loop", nothing_fails);
    bool ran = false;
    loop.start();
    boost::asio::post(loop.context(), [&] {
        loop.stop();
        boost::asio::post(loop.context(), [&] { ran = true; });
    });
    loop.join();
    EXPECT_TRUE(loop.ended());
    EXPECT_FALSE(ran);
}

TEST(EventLoop, HandsOnWhatWentWrong) {
    std::exception_ptr failure;
    EventLoop loop("loop", [&](std::exception_ptr thrown) { failure = std::move(thrown); });
    loop.start();
    boost::asio::post(loop.context(), [] { throw std::runtime_error("the sentence"); });
    loop.join();
    ASSERT_TRUE(failure);
    EXPECT_THROW(std::rethrow_exception(failure), std::runtime_error);
}

}  // namespace
}  // namespace hoithi::loops
