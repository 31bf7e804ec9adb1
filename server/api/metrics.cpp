#include "server/api/metrics.hpp"

#include <initializer_list>
#include <utility>
#include <vector>

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include "engine/outcome.hpp"

namespace hoithi::api {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

/// One value of a family, with a label or without.
struct Sample {
    double value = 0;
    std::string label;
};

/// Gathers families; each call adds one.
class Families {
public:
    void counter(const char* name, const char* help, std::uint64_t value) {
        counters(name, help, "", {{static_cast<double>(value), ""}});
    }
    void gauge(const char* name, const char* help, double value) {
        ClientMetric metric;
        metric.gauge.value = value;
        families_.push_back({name, help, MetricType::Gauge, {metric}});
    }
    void counters(
        const char* name, const char* help, const char* label, std::initializer_list<Sample> samples
    ) {
        MetricFamily family{name, help, MetricType::Counter, {}};
        for (const Sample& sample : samples) {
            ClientMetric metric;
            metric.counter.value = sample.value;
            if (!sample.label.empty()) metric.label.push_back({label, sample.label});
            family.metric.push_back(std::move(metric));
        }
        families_.push_back(std::move(family));
    }
    /// Present values under one name, by label.
    void gauges(
        const char* name, const char* help, const char* label, const std::vector<Sample>& samples
    ) {
        MetricFamily family{name, help, MetricType::Gauge, {}};
        for (const Sample& sample : samples) {
            ClientMetric metric;
            metric.gauge.value = sample.value;
            metric.label.push_back({label, sample.label});
            family.metric.push_back(std::move(metric));
        }
        families_.push_back(std::move(family));
    }
    void histogram(const char* name, const char* help, const store::LatencyHistogram& latency) {
        families_.push_back({name, help, MetricType::Histogram, {metric_of(latency)}});
    }
    /// Histograms under one name; the label's values are 0, 1 …
    void histograms(
        const char* name,
        const char* help,
        const char* label,
        const std::vector<const store::LatencyHistogram*>& latencies
    ) {
        MetricFamily family{name, help, MetricType::Histogram, {}};
        for (std::size_t i = 0; i < latencies.size(); ++i) {
            family.metric.push_back(metric_of(*latencies[i]));
            family.metric.back().label.push_back({label, std::to_string(i)});
        }
        families_.push_back(std::move(family));
    }

    std::string text() const { return prometheus::TextSerializer().Serialize(families_); }

private:
    static ClientMetric metric_of(const store::LatencyHistogram& latency) {
        // Divided, not multiplied: 0.1 is to read as 0.1.
        constexpr double us_in_s = 1e6;
        ClientMetric metric;
        metric.histogram.sample_count = latency.count();
        metric.histogram.sample_sum = static_cast<double>(latency.sum_us()) / us_in_s;
        std::uint64_t so_far = 0;
        for (std::size_t i = 0; i < latency.bounds_us.size(); ++i) {
            so_far += latency.counts()[i];
            metric.histogram.bucket.push_back(
                {so_far, static_cast<double>(latency.bounds_us[i]) / us_in_s}
            );
        }
        return metric;
    }

    std::vector<MetricFamily> families_;
};

double number(std::uint64_t value) { return static_cast<double>(value); }

void add_port(Families& families, const net::PortStats& port) {
    families.gauge("hoithi_connections", "Open sockets, HTTP too.", number(port.connections_open));
    families.gauge(
        "hoithi_connections_max", "Sockets that may be open.", number(port.connections_max)
    );
    families.gauge(
        "hoithi_descriptor_limit",
        "Descriptors the process may have.",
        number(port.descriptor_limit)
    );
    families.gauge("hoithi_sockets", "Open WebSockets.", number(port.sockets_open));
    families.gauge(
        "hoithi_event_streams",
        "Open streams of server-sent events.",
        number(port.event_streams_open)
    );
    families.gauge(
        "hoithi_outbox_bytes", "Bytes queued for slow readers.", number(port.outbox_bytes)
    );
    families.counter("hoithi_accepted_total", "Connections accepted.", port.accepted);
    families.counter(
        "hoithi_accept_paused_total", "Times accepting paused: no place.", port.accept_paused
    );
    families.counter(
        "hoithi_reserve_evicted_total",
        "Connections that left the reserve for another.",
        port.evicted
    );
    families.gauge(
        "hoithi_accept_paused", "1 while accepting pauses.", port.accepting_paused ? 1 : 0
    );
    families.counters(
        "hoithi_refused_total",
        "Connections refused, by cause.",
        "cause",
        {{number(port.refused.capacity), "capacity"},
         {number(port.refused.per_address), "address"},
         {number(port.refused.streams_per_address), "address_streams"},
         {number(port.refused.origin), "origin"},
         {number(port.refused.subprotocol), "subprotocol"},
         {number(port.refused.path), "path"},
         {number(port.refused.handshake), "handshake"},
         {number(port.refused.handler), "handler"}}
    );
    families.counters(
        "hoithi_closed_total",
        "WebSockets closed, by cause.",
        "cause",
        {{number(port.closed.by_peer), "peer"},
         {number(port.closed.by_server), "server"},
         {number(port.closed.slow), "slow"},
         {number(port.closed.idle), "idle"},
         {number(port.closed.protocol), "protocol"},
         {number(port.closed.lost), "lost"}}
    );
    families.counter("hoithi_http_requests_total", "HTTP requests.", port.http_requests);
    families.counter("hoithi_messages_in_total", "Messages received.", port.messages_in);
    families.counter("hoithi_frames_out_total", "Frames sent.", port.frames_out);
    families.counter("hoithi_events_total", "Server-sent events sent.", port.events_out);
    families.counter("hoithi_frame_bytes_out_total", "Bytes of frames sent.", port.frame_bytes_out);
}

void add_loops(Families& families, const std::vector<loops::LagStats>& loops) {
    std::vector<const store::LatencyHistogram*> lags;
    std::vector<Sample> worst;
    for (const loops::LagStats& loop : loops) {
        worst.push_back(
            {std::chrono::duration<double>(loop.worst).count(), std::to_string(lags.size())}
        );
        lags.push_back(&loop.lag);
    }
    families.histograms("hoithi_loop_lag_seconds", "How late an event loop is.", "loop", lags);
    families.gauges("hoithi_loop_lag_worst_seconds", "The most within ten seconds.", "loop", worst);
}

void add_redis(Families& families, const RedisStatus& redis) {
    const auto& [state, reason, connection, boards, copy] = redis;
    const bool ok = state == RedisStatus::State::ok;
    families.gauge("hoithi_redis_ok", "1 while Redis takes what it should.", ok ? 1 : 0);
    families.counter("hoithi_redis_connects_total", "Connections made.", connection.connects);
    families.counter("hoithi_redis_failures_total", "Connections failed.", connection.failures);
    families.counter("hoithi_redis_commands_total", "Commands sent.", connection.commands);
    families.counter("hoithi_redis_errors_total", "Replies that were errors.", connection.errors);
    families.gauge(
        "hoithi_redis_queued_bytes", "Not yet answered.", number(connection.bytes_queued)
    );
    families.counter("hoithi_boards_written_total", "Boards put in place.", boards.writes);
    families.counter("hoithi_board_rows_written_total", "Their rows.", boards.rows);
    families.gauge("hoithi_boards_waiting", "Boards to write.", number(boards.waiting));
    families.counter("hoithi_board_failures_total", "Writes that failed.", boards.failures);
    families.counters(
        "hoithi_boards_read_total",
        "Boards read, by where.",
        "from",
        {{number(boards.reads), "redis"}, {number(boards.reads_elsewhere), "memory"}}
    );
    families.counter("hoithi_copy_batches_total", "Batches copied.", copy.batches);
    families.gauge("hoithi_copy_lag_batches", "Durable, not copied yet.", number(copy.lag_batches));
    families.gauge(
        "hoithi_copy_lag_seconds",
        "Since when the copy is behind.",
        static_cast<double>(copy.lag.count()) / 1000
    );
    families.gauge("hoithi_copy_mismatches", "Copies of another journal.", number(copy.mismatches));
    families.counter("hoithi_copy_failures_total", "Copying failed.", copy.failures);
}

void add_gateway(Families& families, const gateway::GatewayStats& gateway) {
    families.counter(
        "hoithi_messages_not_understood_total", "Messages refused.", gateway.not_understood
    );
    families.counter("hoithi_messages_too_many_total", "Closed for flooding.", gateway.too_many);
    families.counter("hoithi_turned_away_total", "Knocks turned away.", gateway.turned_away);
    families.counters(
        "hoithi_wrong_tries_total",
        "Knocks turned away for what they showed; codes that were not judged any more.",
        "what",
        {{number(gateway.wrong_codes), "code"},
         {number(gateway.wrong_secrets), "secret"},
         {number(gateway.codes_unjudged), "unjudged"}}
    );
    families.gauge(
        "hoithi_refusals_held", "Turned away, to be told late.", number(gateway.refusals_held)
    );
    families.counter(
        "hoithi_joins_braked_total",
        "Joins refused because of many from the address.",
        gateway.too_many_joins
    );
    families.counter(
        "hoithi_no_place_total", "Turned away because no place was free.", gateway.no_place
    );
    families.gauge("hoithi_waiting", "In line to be let in.", number(gateway.waiting));
    families.counter(
        "hoithi_admitted_total", "Contestants and spectators let through.", gateway.admitted
    );
}

}  // namespace

std::string metrics(
    const ServerStats& server,
    const store::WriterStats& writer,
    const host::ContestDesk& desk,
    const RedisStatus& redis
) {
    Families families;
    add_port(families, server.port);
    add_loops(families, server.loops);
    add_gateway(families, server.gateway);
    families.counter("hoithi_journal_commits_total", "Transactions made durable.", writer.commits);
    families.counter("hoithi_journal_writes_total", "Writes made durable.", writer.writes);
    families.gauge(
        "hoithi_journal_queued_bytes", "Waiting for the disk.", number(writer.queued_bytes)
    );
    families.gauge("hoithi_journal_failed", "1 once storing failed.", writer.failed ? 1 : 0);
    families.histogram("hoithi_journal_commit_seconds", "A transaction.", writer.commit);
    families.histogram(
        "hoithi_journal_durable_seconds", "From submission to durability.", writer.durable
    );
    std::size_t running = 0;
    std::size_t contestants = 0;
    for (const auto& contest : desk.contests()) {
        if (!contest->contest().setup || over(contest->contest())) continue;
        ++running;
        contestants += contest->contest().present;
    }
    families.gauge("hoithi_contests", "Contests not finished.", number(running));
    families.gauge("hoithi_contestants", "Contestants in them.", number(contestants));
    if (redis.state != RedisStatus::State::off) add_redis(families, redis);
    return families.text();
}

}  // namespace hoithi::api
