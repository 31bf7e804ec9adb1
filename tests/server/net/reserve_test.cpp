#include "server/net/reserve.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace hoithi::net {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Fills a reserve, and writes down who has to go.
class Knocking : public testing::Test {
protected:
    void enter(const std::string& name, const char* address) {
        places.emplace_back(reserve->enter(AddressPrefix(boost::asio::ip::make_address(address))));
        places.back()->on_eviction([this, name] { evicted.push_back(name); });
    }

    const std::shared_ptr<Reserve> reserve = std::make_shared<Reserve>(3);
    std::vector<std::optional<Reserve::Place>> places;
    std::vector<std::string> evicted;
};

TEST_F(Knocking, TheOldestGoesForTheNewest) {
    for (const auto* name : {"a", "b", "c"}) enter(name, "10.0.0.1");
    EXPECT_THAT(evicted, IsEmpty());
    enter("d", "10.0.0.1");
    EXPECT_THAT(evicted, ElementsAre("a"));
    EXPECT_EQ(reserve->unproven(), 3U);
    EXPECT_EQ(reserve->evicted(), 1U);
}

TEST_F(Knocking, WhoHasMostMakesRoom) {
    enter("host", "10.0.0.9");
    for (int i = 0; i < 100; ++i) enter("guest", "10.0.0.1");
    EXPECT_EQ(evicted.size(), 98U);
    EXPECT_THAT(evicted, testing::Each("guest"));
}

TEST_F(Knocking, WhoHasProvenItIsNotCounted) {
    enter("host", "10.0.0.1");
    places.front().reset();
    for (const auto* name : {"a", "b", "c"}) enter(name, "10.0.0.1");
    EXPECT_THAT(evicted, IsEmpty());
    enter("d", "10.0.0.1");
    EXPECT_THAT(evicted, ElementsAre("a"));
}

TEST_F(Knocking, TheEvictedMayLeaveLate) {
    for (const auto* name : {"a", "b", "c", "d", "e"}) enter(name, "10.0.0.1");
    EXPECT_THAT(evicted, ElementsAre("a", "b"));
    places.clear();
    EXPECT_EQ(reserve->unproven(), 0U);
    for (const auto* name : {"f", "g", "h"}) enter(name, "10.0.0.2");
    EXPECT_EQ(evicted.size(), 2U);
}

}  // namespace
}  // namespace hoithi::net
