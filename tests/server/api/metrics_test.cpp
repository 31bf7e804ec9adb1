#include "server/api/metrics.hpp"

#include <gmock/gmock.h>

#include "tests/server/host/host_world.hpp"

namespace hoithi::api {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Metrics, AreInPrometheusText) {
    const store::TemporaryFolder folder;
    test::HostWorld world(folder.path());
    world.open(test::sample_definition());
    world.join("Nguyễn Thị Hoà");

    net::PortStats port;
    port.sockets_open = 12;
    port.event_streams_open = 5;
    port.events_out = 70;
    port.refused.origin = 3;
    gateway::GatewayStats gateway;
    gateway.too_many = 4;
    store::WriterStats writer;
    writer.commit.record(std::chrono::milliseconds(3));
    const std::string text = metrics(port, gateway, writer, world.desk, RedisStatus{});
    EXPECT_THAT(text, HasSubstr("# TYPE hoithi_sockets gauge\nhoithi_sockets 12\n"));
    EXPECT_THAT(text, HasSubstr("# TYPE hoithi_event_streams gauge\nhoithi_event_streams 5\n"));
    EXPECT_THAT(text, HasSubstr("# TYPE hoithi_events_total counter\nhoithi_events_total 70\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_refused_total{cause=\"origin\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_messages_too_many_total 4\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_contests 1\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_contestants 1\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_journal_commit_seconds_bucket{le=\"0.005\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_journal_commit_seconds_count 1\n"));
    EXPECT_THAT(text, Not(HasSubstr("Nguyễn")));
}

}  // namespace
}  // namespace hoithi::api
