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
        {"joins_per_s", joins_per_s},
        {"bytes_per_connection", bytes_per_connection},
        {"view_bytes", bytes.view},
        {"reveal_bytes", bytes.reveal},
        {"ack_bytes", bytes.ack},
        {"personal_bytes", bytes.personal},
    };
}

}  // namespace hoithi::load
