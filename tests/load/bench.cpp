#include "tests/load/bench.hpp"

#include <cmath>
#include <fstream>
#include <ostream>

#include <nlohmann/json.hpp>

#include "tests/load/bench_runs.hpp"
#include "tests/load/goals.hpp"
#include "tests/load/medians.hpp"
#include "tests/load/results.hpp"
#include "tests/load/samples.hpp"

namespace hoithi::load {

namespace {

using Json = nlohmann::json;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text.empty() ? "no options" : text;
}

/// Prints tables one after another and keeps them for the JSON.
class Report {
public:
    explicit Report(std::ostream& out) : out_(out) {}

    void add(const std::string& title, const std::vector<ResultLine>& lines, const char* column) {
        out_ << title << "\n\n";
        print_table(out_, lines, column);
        out_ << std::endl;
        tables_.push_back({{"title", title}, {"lines", json_of(lines)}});
        met_ = met_ && all_met(lines);
    }
    bool met() const { return met_; }
    Json json() const { return {{"met", met_}, {"tables", tables_}}; }

private:
    std::ostream& out_;
    Json tables_ = Json::array();
    bool met_ = true;
};

/// What is worked out of one run's figures before their medians are taken.
Json with_shares(Json figures) {
    const auto share = [&figures](const char* part, const char* whole) {
        const double all = figures.at(whole);
        return all > 0 ? figures.at(part).get<double>() / all : 0;
    };
    figures["crowded_ratio"] = share("crowded_p99_ms", "others_p99_ms");
    figures["crowded_cpu_ratio"] = share("crowded_cpu_us", "others_cpu_us");
    figures["cut_off_percent"] = 100 * share("cut_off", "not_reading");
    return figures;
}

void beside_floor(
    Medians& medians, const BenchRuns& runs, const BenchOptions& options, std::uint32_t size
) {
    const Json figures = runs.contest(size, options.server_options, /*trials=*/true);
    medians.keep(with_shares(figures), runs.floor(size, figures));
}

// In turn the one and the other first, so that a machine that warms up favours neither.
void beside_itself(
    Medians& medians, const BenchRuns& runs, const BenchOptions& options, std::uint32_t size
) {
    const auto play = [&](const std::vector<std::string>& server_options) {
        return runs.contest(size, server_options, /*trials=*/false);
    };
    Json plain;
    if (medians.runs() % 2 == 0) plain = play(options.server_options);
    const Json other = play(*options.versus);
    if (plain.is_null()) plain = play(options.server_options);
    medians.keep(other, plain);
}

/// A crowd's share of the time. A run with twice as many does not take twice as long: what is
/// waited for in between is the same.
Clock::duration time_for(const BenchOptions& options, std::uint32_t size) {
    double all = 0;
    for (const std::uint32_t one : options.contestants) all += std::sqrt(one);
    return std::chrono::duration_cast<Clock::duration>(options.patience * std::sqrt(size) / all);
}

Medians measure(const BenchRuns& runs, const BenchOptions& options, std::uint32_t size) {
    Medians medians;
    const TimePoint until = Clock::now() + time_for(options, size);
    while (medians.runs() < options.runs) {
        const TimePoint began = Clock::now();
        (options.versus ? beside_itself : beside_floor)(medians, runs, options, size);
        const TimePoint now = Clock::now();
        if (now + (now - began) > until) break;
    }
    return medians;
}

std::string title_of(const BenchOptions& options, std::uint32_t size, const Medians& medians) {
    const std::string title = std::to_string(size) + " contestants, " +
                              std::to_string(options.questions) + " questions, medians of " +
                              std::to_string(medians.runs()) + " runs in turn with ";
    if (!options.versus) return title + "the floor";
    return title + joined(options.server_options) + "; measured: " + joined(*options.versus);
}

}  // namespace

int bench(const BenchOptions& options, std::ostream& out) {
    const BenchRuns runs(options);
    Report report(out);
    for (const std::uint32_t size : options.contestants) {
        Medians medians = measure(runs, options, size);
        const std::string title = title_of(options, size, medians);
        if (options.versus) {
            report.add(title, versus_lines(medians), "beside");
        } else {
            report.add(title, contest_lines(size, medians), "floor");
        }
    }
    if (!options.engine.empty()) {
        const Json figures = runs.figures_of(options.engine);
        report.add("The engine alone, on one core", engine_lines(figures), "floor");
    }
    if (!options.boards.empty()) {
        const Json figures = runs.figures_of(options.boards);
        report.add("Boards after a question", board_lines(figures), "floor");
    }
    if (!options.json.empty()) std::ofstream(options.json) << report.json().dump(2) << "\n";
    constexpr int goal_missed = 3;
    return report.met() ? 0 : goal_missed;
}

}  // namespace hoithi::load
