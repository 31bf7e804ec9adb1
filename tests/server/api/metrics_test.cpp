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

    ServerStats server;
    net::PortStats& port = server.port;
    port.sockets_open = 12;
    port.connections_max = 768;
    port.descriptor_limit = 1024;
    port.accepting_paused = true;
    port.event_streams_open = 5;
    port.events_out = 70;
    port.refused.origin = 3;
    gateway::GatewayStats& gateway = server.gateway;
    gateway.too_many = 4;
    gateway.waiting = 41;
    gateway.admitted = 9000;
    gateway.no_place = 6;
    store::WriterStats writer;
    writer.commit.record(std::chrono::milliseconds(3));
    server.loops.resize(2);
    server.loops[1].lag.record(std::chrono::milliseconds(3));
    server.loops[1].worst = std::chrono::milliseconds(3);
    RedisStatus redis;
    redis.state = RedisStatus::State::degraded;
    redis.copy.lag_batches = 9;
    redis.copy.lag = std::chrono::milliseconds(2500);
    const std::string text = metrics(server, writer, world.desk, redis);
    EXPECT_THAT(text, HasSubstr("hoithi_loop_lag_seconds_count{loop=\"0\"} 0\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_loop_lag_seconds_count{loop=\"1\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_loop_lag_worst_seconds{loop=\"1\"} 0.003\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_redis_ok 0\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_copy_lag_batches 9\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_copy_lag_seconds 2.5\n"));
    EXPECT_THAT(text, HasSubstr("# TYPE hoithi_sockets gauge\nhoithi_sockets 12\n"));
    EXPECT_THAT(text, HasSubstr("# TYPE hoithi_event_streams gauge\nhoithi_event_streams 5\n"));
    EXPECT_THAT(text, HasSubstr("# TYPE hoithi_events_total counter\nhoithi_events_total 70\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_refused_total{cause=\"origin\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_messages_too_many_total 4\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_connections_max 768\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_descriptor_limit 1024\n"));
    EXPECT_THAT(text, HasSubstr("# TYPE hoithi_accept_paused gauge\nhoithi_accept_paused 1\n"));
    EXPECT_THAT(text, HasSubstr("# TYPE hoithi_waiting gauge\nhoithi_waiting 41\n"));
    EXPECT_THAT(
        text, HasSubstr("# TYPE hoithi_admitted_total counter\nhoithi_admitted_total 9000")
    );
    EXPECT_THAT(text, HasSubstr("hoithi_no_place_total 6\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_contests 1\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_contestants 1\n"));
    for (const char* bound : {"0.00025", "0.005", "0.1", "1", "+Inf"}) {
        EXPECT_THAT(
            text,
            HasSubstr("hoithi_journal_commit_seconds_bucket{le=\"" + std::string(bound) + "\"}")
        );
    }
    EXPECT_THAT(text, HasSubstr("hoithi_journal_commit_seconds_bucket{le=\"0.005\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("hoithi_journal_commit_seconds_count 1\n"));
    EXPECT_THAT(text, Not(HasSubstr("Nguyễn")));

    const std::string without = metrics(server, writer, world.desk, RedisStatus{});
    EXPECT_THAT(without, Not(HasSubstr("hoithi_redis"))) << "there is none";
}

}  // namespace
}  // namespace hoithi::api
