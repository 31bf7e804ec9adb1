#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include <nlohmann/json_fwd.hpp>

#include "tests/load/process_meter.hpp"
#include "tests/load/samples.hpp"

namespace hoithi::load {

/// Bytes of the messages, without the frames' headers.
struct FrameSizes {
    std::size_t view = 700;
    std::size_t reveal = 1200;
    std::size_t answer = 90;
    std::size_t ack = 80;
    std::size_t personal = 200;

    /// As a contest's figures name them.
    static FrameSizes of(const nlohmann::json& figures);
};

/// What is measured of a server, in the same words for the real one and for the floor. Of each
/// broadcast one value is kept, of each answer its own.
struct Figures {
    Samples view_first_ms;   // from the host's word to the first contestant's view
    Samples view_median_ms;  // to the median contestant's
    Samples view_p99_ms;     // to the one whom only 1 of 100 comes after
    Samples view_last_ms;    // to the last one's
    Samples view_spread_ms;  // between the first and the last contestant
    Samples view_cpu_us;     // of the server, for one contestant's view
    Samples ack_ms;          // from an answer sent to its receipt
    Samples answer_cpu_us;   // of the server, for one answer and its receipt
    Samples reveal_last_ms;  // from the host's word to the last contestant's own result
    Samples reveal_spread_ms;
    Samples reveal_cpu_us;    // of the server, for one contestant's reveal and own result
    Samples unfair_ms;        // the time a contestant is charged less the time it took by its clock
    Samples question_cpu_ms;  // of the server, for a whole question from lead-in to board
    Samples question_loop_cpu_ms;  // of its event loops alone
    Samples others_p99_ms;         // a broadcast to 99 of 100 of those who always read, all reading
    Samples crowded_p99_ms;        // the same to the same while the rest does not read
    Samples others_cpu_us;         // of the server, for one contestant's view, all reading
    Samples crowded_cpu_us;
    Samples back_ms;  // from everybody's return to one's snapshot
    std::optional<double> joins_per_s;
    std::optional<double> bytes_per_connection;  // when all have joined
    std::optional<double> bytes_per_contestant;  // when the questions have been played as well
    std::optional<double> cut_off;               // of those who did not read
    std::optional<double> not_reading;
    std::optional<double> tries_again;  // connections that broke on the way back
    FrameSizes bytes;

    /// One broadcast: sent at `word`, and when each contestant had it.
    void add_view(TimePoint word, std::span<const TimePoint> had);

    /// By name, those that were measured.
    nlohmann::json json();
};

/// The server's processor time between two moments.
class CpuLap {
public:
    explicit CpuLap(const ProcessMeter& meter)
        : meter_(meter), since_(meter.cpu_ns()), loops_since_(meter.loop_cpu_ns()) {}
    double ms() const { return static_cast<double>(meter_.cpu_ns() - since_) / 1'000'000.0; }
    /// Of the event loops alone.
    double loop_ms() const {
        return static_cast<double>(meter_.loop_cpu_ns() - loops_since_) / 1'000'000.0;
    }
    /// Microseconds since then, for each of `count`.
    double us_for_each(std::size_t count) const {
        return static_cast<double>(meter_.cpu_ns() - since_) / 1000.0 / static_cast<double>(count);
    }

private:
    const ProcessMeter& meter_;
    std::uint64_t since_;
    std::uint64_t loops_since_;
};

}  // namespace hoithi::load
