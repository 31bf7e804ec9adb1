#include "server/gateway/group.hpp"

#include <map>
#include <random>

#include <gmock/gmock.h>

namespace hoithi::gateway {
namespace {

using net::ConnectionId;
using testing::ElementsAre;

TEST(Group, IsDense) {
    Group group;
    EXPECT_EQ(group.add(ConnectionId{10}), 0U);
    EXPECT_EQ(group.add(ConnectionId{20}), 1U);
    EXPECT_EQ(group.add(ConnectionId{30}), 2U);
    EXPECT_EQ(group.remove(0), ConnectionId{30}) << "the last one moved into the gap";
    EXPECT_THAT(group.members(), ElementsAre(ConnectionId{30}, ConnectionId{20}));
    EXPECT_EQ(group.remove(1), ConnectionId::none) << "nobody had to move";
    EXPECT_EQ(group.remove(0), ConnectionId::none);
    EXPECT_EQ(group.size(), 0U);
}

TEST(Group, WhoeverComesAndGoesItsPositionsStayRight) {
    Group group;
    std::map<ConnectionId, std::uint32_t> positions;
    std::mt19937 random(7);
    for (std::uint64_t next = 1; next < 2000; ++next) {
        if (positions.empty() || random() % 5 < 3) {
            const ConnectionId id{next};
            positions[id] = group.add(id);
            continue;
        }
        auto leaving = positions.begin();
        std::advance(leaving, static_cast<std::ptrdiff_t>(random() % positions.size()));
        const auto moved = group.remove(leaving->second);
        if (moved != ConnectionId::none) positions[moved] = leaving->second;
        positions.erase(leaving);
        ASSERT_EQ(group.size(), positions.size());
        for (const auto& [id, position] : positions) {
            ASSERT_EQ(group.members()[position], id);
        }
    }
}

}  // namespace
}  // namespace hoithi::gateway
