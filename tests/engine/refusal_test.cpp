#include "engine/refusal.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace hoithi {
namespace {

TEST(Refusal, HasANameOfItsOwnForEveryValue) {
    std::set<std::string_view> names;
    const int count = static_cast<int>(Refusal::bad_request) + 1;
    for (int i = 0; i < count; ++i) names.insert(name(static_cast<Refusal>(i)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(count));
    EXPECT_FALSE(names.contains("unknown"));
}

}  // namespace
}  // namespace hoithi
