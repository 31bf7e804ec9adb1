#include "server/address_watch.hpp"

#include <gtest/gtest.h>

namespace hoithi {
namespace {

using Urls = std::vector<std::string>;

TEST(AddressWatch, HearsOfAnotherNetwork) {
    boost::asio::io_context loop;
    Urls there{"http://localhost"};
    int looked = 0;
    int heard = 0;
    AddressWatch watch(
        loop,
        [&] {
            ++looked;
            return there;
        },
        [&] {
            ++heard;
            there = {"http://192.168.1.5", "http://10.0.0.9"};
        },
        std::chrono::milliseconds(1)
    );
    EXPECT_EQ(watch.urls(), there);
    while (looked < 3) loop.run_one();
    EXPECT_EQ(heard, 0) << "the same as before";
    there = {"http://192.168.1.5"};
    while (heard < 2) loop.run_one();
    EXPECT_EQ(watch.urls(), (Urls{"http://192.168.1.5", "http://10.0.0.9"}));
    watch.stop();
    loop.run();
    EXPECT_EQ(heard, 2);
}

}  // namespace
}  // namespace hoithi
