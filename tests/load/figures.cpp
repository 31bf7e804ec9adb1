#include "tests/load/figures.hpp"

#include <nlohmann/json.hpp>

namespace hoithi::load {

void Figures::add_view(TimePoint word, std::span<const TimePoint> had) {
    Samples delivered;
    for (const TimePoint at : had) delivered.add(in_ms(at - word));
    view_first_ms.add(delivered.first());
    view_median_ms.add(delivered.median());
    view_last_ms.add(delivered.last());
    view_spread_ms.add(delivered.last() - delivered.first());
}

nlohmann::json Figures::json() {
    return {
        {"view_first_ms", view_first_ms.median()},
        {"view_median_ms", view_median_ms.median()},
        {"view_last_ms", view_last_ms.median()},
        {"view_spread_ms", view_spread_ms.median()},
        {"view_cpu_us", view_cpu_us.median()},
        {"ack_p50_ms", ack_ms.median()},
        {"ack_p99_ms", ack_ms.at(0.99)},
        {"ack_max_ms", ack_ms.last()},
        {"answer_cpu_us", answer_cpu_us.median()},
        {"reveal_last_ms", reveal_last_ms.median()},
        {"reveal_spread_ms", reveal_spread_ms.median()},
        {"reveal_cpu_us", reveal_cpu_us.median()},
        {"unfair_p1_ms", unfair_ms.at(0.01)},
        {"unfair_p99_ms", unfair_ms.at(0.99)},
        {"question_cpu_ms", question_cpu_ms.median()},
        {"question_loop_cpu_ms", question_loop_cpu_ms.median()},
        {"others_p99_ms", others_p99_ms.median()},
        {"crowded_p99_ms", crowded_p99_ms.median()},
        {"others_cpu_us", others_cpu_us.median()},
        {"crowded_cpu_us", crowded_cpu_us.median()},
        {"not_reading", not_reading},
        {"cut_off", cut_off},
        {"back_p50_ms", back_ms.median()},
        {"back_last_ms", back_ms.last()},
        {"tries_again", tries_again},
        {"joins_per_s", joins_per_s},
        {"bytes_per_connection", bytes_per_connection},
        {"bytes_per_contestant", bytes_per_contestant},
        {"view_bytes", bytes.view},
        {"reveal_bytes", bytes.reveal},
        {"answer_bytes", bytes.answer},
        {"ack_bytes", bytes.ack},
        {"personal_bytes", bytes.personal},
    };
}

}  // namespace hoithi::load
