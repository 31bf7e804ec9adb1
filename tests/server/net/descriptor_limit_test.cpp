#include "server/net/descriptor_limit.hpp"

#include <sys/resource.h>

#include <gtest/gtest.h>

namespace hoithi::net {
namespace {

TEST(DescriptorLimit, LeavesSomeForTheRestOfTheProcess) {
    EXPECT_EQ(connections_within(1024), 768U);
    EXPECT_EQ(connections_within(257), 1U);
    EXPECT_EQ(connections_within(256), 1U);
    EXPECT_EQ(connections_within(0), 1U);
}

TEST(DescriptorLimit, IsRaisedAsFarAsTheSystemLets) {
    rlimit usual{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &usual), 0);
    rlimit low = usual;
    low.rlim_cur = 100;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &low), 0);
    EXPECT_EQ(descriptor_limit(), 100U);
    raise_descriptor_limit();
    EXPECT_EQ(descriptor_limit(), usual.rlim_max);
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &usual), 0);
}

}  // namespace
}  // namespace hoithi::net
