#include "tests/load/goals.hpp"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace hoithi::load {

namespace {

constexpr double million = 1'000'000;
// Up to here the first of two goals holds.
constexpr std::uint32_t usual_crowd = 10'000;

/// Makes the lines out of the medians.
class Lines {
public:
    explicit Lines(Medians& figures) : figures_(figures) {}

    ResultLine& compared(std::string what, const char* name) {
        ResultLine& line = alone(std::move(what), name);
        line.floor = figures_.compared(name);
        line.paired_ratio = figures_.ratio(name);
        return line;
    }
    ResultLine& alone(std::string what, const char* name) {
        return add(std::move(what), figures_.measured(name));
    }
    ResultLine& add(std::string what, double value) {
        return lines_.emplace_back(ResultLine{.what = std::move(what), .value = value});
    }
    std::vector<ResultLine> take() { return std::move(lines_); }

private:
    Medians& figures_;
    std::vector<ResultLine> lines_;
};

void add_deliveries(Lines& lines) {
    lines.compared("a question reaches the last contestant, ms", "view_last_ms").ratio_max = 1.15;
    lines.alone("… the first, ms", "view_first_ms");
    lines.compared("… the median, ms", "view_median_ms");
    lines.compared("… 99 of 100, ms", "view_p99_ms");
    lines.compared("… from the first to the last, ms", "view_spread_ms");
    lines.compared("… server time for each, µs", "view_cpu_us").ratio_max = 1.15;
    lines.compared("one's own result reaches the last, ms", "reveal_last_ms").ratio_max = 1.3;
    lines.compared("… first reveal to last result, ms", "reveal_spread_ms");
    lines.compared("… server time for each, µs", "reveal_cpu_us");
}

void add_answers(Lines& lines, Medians& figures, bool usual) {
    lines.compared("an answer's receipt, median, ms", "ack_p50_ms");
    lines.compared("… 99 of 100, ms", "ack_p99_ms").value_max = usual ? 100 : 200;
    lines.add("… the slowest of all, ms", figures.most_measured("ack_max_ms"));
    lines.compared("… server time for each, µs", "answer_cpu_us").ratio_max = 2.0;
    lines.alone("answer time charged too little, 1 of 100, ms", "unfair_p1_ms");
    lines.alone("answer time charged too much, 1 of 100, ms", "unfair_p99_ms");
}

void add_question_cost(Lines& lines) {
    lines.alone("a whole question: server time, ms", "question_cpu_ms");
    lines.alone("… of its event loops, ms", "question_loop_cpu_ms");
}

void add_trials(Lines& lines, Medians& figures, bool usual) {
    lines.alone("all drop and return: the median has all, ms", "back_p50_ms");
    lines.alone("… the last has all, ms", "back_last_ms").value_max = usual ? 10'000 : 15'000;
    lines.alone("… connections that broke on the way", "tries_again");
    ResultLine& others =
        lines.alone("1 of 100 does not read: 99 of 100 others, ms (all read)", "crowded_p99_ms");
    others.floor = figures.measured("others_p99_ms");
    others.paired_ratio = figures.measured("crowded_ratio");
    others.ratio_max = 1.1;
    ResultLine& cpu = lines.alone("… server time for each, µs (all read)", "crowded_cpu_us");
    cpu.floor = figures.measured("others_cpu_us");
    cpu.paired_ratio = figures.measured("crowded_cpu_ratio");
    lines.alone("… cut off, of those who do not read", "cut_off_share");
}

}  // namespace

std::vector<ResultLine> contest_lines(std::uint32_t contestants, Medians& figures) {
    const bool usual = contestants <= usual_crowd;
    Lines lines(figures);
    add_deliveries(lines);
    add_answers(lines, figures, usual);
    add_question_cost(lines);
    lines.alone("memory for one contestant, joined, bytes", "bytes_per_connection").value_max =
        8 * 1024;
    lines.alone("… after the questions, bytes", "bytes_per_contestant").value_max = 8 * 1024;
    add_trials(lines, figures, usual);
    lines.compared("contestants who join in a second", "joins_per_s");
    return lines.take();
}

std::vector<ResultLine> versus_lines(Medians& figures) {
    Lines lines(figures);
    lines.compared("a whole question: server time, ms", "question_cpu_ms").ratio_max = 1.2;
    lines.compared("… of its event loops, ms", "question_loop_cpu_ms").ratio_max = 1.2;
    lines.compared("a question reaches the last contestant, ms", "view_last_ms");
    lines.compared("… server time for each, µs", "view_cpu_us");
    lines.compared("one's own result reaches the last, ms", "reveal_last_ms");
    lines.compared("… server time for each, µs", "reveal_cpu_us");
    lines.compared("an answer's receipt, median, ms", "ack_p50_ms");
    lines.compared("… 99 of 100, ms", "ack_p99_ms");
    lines.compared("… server time for each, µs", "answer_cpu_us");
    lines.compared("memory for one contestant, after the questions, bytes", "bytes_per_contestant");
    return lines.take();
}

std::vector<ResultLine> before_lines(Medians& figures) {
    std::vector<ResultLine> lines = versus_lines(figures);
    for (ResultLine& line : lines) line.ratio_max = 1.05;
    return lines;
}

std::vector<ResultLine> engine_lines(const nlohmann::json& engine) {
    return {
        {.what = "engine: answers decided and applied in a second",
         .value = engine.at("answers_per_second"),
         .value_min = million},
        {.what = "engine: places of 1,000,000 contestants, ms",
         .value = engine.at("standings_ms"),
         .value_max = 150},
        {.what = "engine: events replayed in a second",
         .value = engine.at("replay_events_per_second"),
         .value_min = million},
        {.what = "… read from a journal's text as well",
         .value = engine.at("replay_lines_per_second")},
    };
}

std::vector<ResultLine> board_lines(const nlohmann::json& boards) {
    return {
        {.what = "10,000 contestants: in memory, ms",
         .value = boards.at("memory_10k_ms"),
         .value_max = 10},
        {.what = "10,000 contestants: until a reader outside has them from Redis, ms",
         .value = boards.at("redis_10k_ms"),
         .value_max = 100},
        {.what = "… the top 100 read meanwhile, 99 of 100, ms",
         .value = boards.at("top_100_p99_ms"),
         .value_max = 2},
        {.what = "… one's own place read meanwhile, 99 of 100, ms",
         .value = boards.at("my_place_p99_ms"),
         .value_max = 2},
        {.what = "100,000 contestants (1,000 rows and a histogram): from Redis, ms",
         .value = boards.at("redis_100k_ms"),
         .value_max = 1000},
        {.what = "100,000 contestants, a row for each: from Redis, ms",
         .value = boards.at("redis_100k_whole_ms"),
         .value_max = 1000},
    };
}

}  // namespace hoithi::load
