#include "tests/load/figures.hpp"

#include <nlohmann/json.hpp>

namespace hoithi::load {

void Figures::add_view(TimePoint word, std::span<const TimePoint> had) {
    Samples delivered;
    for (const TimePoint at : had) delivered.add(in_ms(at - word));
    view_first_ms.add(delivered.first());
    view_median_ms.add(delivered.median());
    view_p99_ms.add(delivered.at(0.99));
    view_last_ms.add(delivered.last());
    view_spread_ms.add(delivered.last() - delivered.first());
}

FrameSizes FrameSizes::of(const nlohmann::json& figures) {
    return {
        figures.at("view_bytes"),
        figures.at("reveal_bytes"),
        figures.at("answer_bytes"),
        figures.at("ack_bytes"),
        figures.at("personal_bytes")};
}

nlohmann::json Figures::json() {
    nlohmann::json json = nlohmann::json::object();
    const auto keep = [&json](const char* name, std::optional<double> value) {
        if (value) json[name] = *value;
    };
    const auto keep_share = [&json](const char* name, Samples& samples, double share) {
        if (samples.size() > 0) json[name] = samples.at(share);
    };
    const auto keep_median = [&json](const char* name, Samples& samples) {
        if (samples.size() > 0) json[name] = samples.median();
    };
    keep_median("view_first_ms", view_first_ms);
    keep_median("view_median_ms", view_median_ms);
    keep_median("view_p99_ms", view_p99_ms);
    keep_median("view_last_ms", view_last_ms);
    keep_median("view_spread_ms", view_spread_ms);
    keep_median("view_cpu_us", view_cpu_us);
    keep_median("ack_p50_ms", ack_ms);
    keep_share("ack_p99_ms", ack_ms, 0.99);
    keep_share("ack_max_ms", ack_ms, 1);
    keep_median("answer_cpu_us", answer_cpu_us);
    keep_median("reveal_last_ms", reveal_last_ms);
    keep_median("reveal_spread_ms", reveal_spread_ms);
    keep_median("reveal_cpu_us", reveal_cpu_us);
    keep_share("unfair_p1_ms", unfair_ms, 0.01);
    keep_share("unfair_p99_ms", unfair_ms, 0.99);
    keep_median("question_cpu_ms", question_cpu_ms);
    keep_median("question_loop_cpu_ms", question_loop_cpu_ms);
    keep_median("others_p99_ms", others_p99_ms);
    keep_median("crowded_p99_ms", crowded_p99_ms);
    keep_median("others_cpu_us", others_cpu_us);
    keep_median("crowded_cpu_us", crowded_cpu_us);
    keep("not_reading", not_reading);
    keep("cut_off", cut_off);
    keep_median("back_p50_ms", back_ms);
    keep_share("back_last_ms", back_ms, 1);
    keep("tries_again", tries_again);
    keep("joins_per_s", joins_per_s);
    keep("bytes_per_connection", bytes_per_connection);
    keep("bytes_per_contestant", bytes_per_contestant);
    if (view_last_ms.size() > 0) {
        json["view_bytes"] = bytes.view;
        json["reveal_bytes"] = bytes.reveal;
        json["answer_bytes"] = bytes.answer;
        json["ack_bytes"] = bytes.ack;
        json["personal_bytes"] = bytes.personal;
    }
    return json;
}

}  // namespace hoithi::load
