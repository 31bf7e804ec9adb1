#include "tests/load/bench.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "tests/load/bench_side.hpp"
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

/// What is worked out of a run's last figures before their medians are taken.
Json with_shares(Json figures) {
    const auto keep_share = [&figures](const char* name, const char* part, const char* whole) {
        const double all = figures.value(whole, 0.0);
        if (all > 0) figures[name] = figures.at(part).get<double>() / all;
    };
    keep_share("crowded_ratio", "crowded_p99_ms", "others_p99_ms");
    keep_share("crowded_cpu_ratio", "crowded_cpu_us", "others_cpu_us");
    keep_share("cut_off_share", "cut_off", "not_reading");
    return figures;
}

/// Which of two sides goes first.
enum class First : std::uint8_t { measured, compared };

First other(First first) { return first == First::measured ? First::compared : First::measured; }

// In turn the one and the other first, so that neither has the other always before it. When the
// floor is first, its messages are as long as those of the question before.
void play_in_turn(
    Medians& medians, BenchSide& measured, BenchSide& compared, std::uint32_t questions, First first
) {
    medians.keep(measured.joined(), compared.joined());
    Json one = Json::object();
    for (std::uint32_t i = 0; i < questions; ++i, first = other(first)) {
        Json beside;
        if (first == First::compared) beside = compared.question(one);
        one = measured.question(one);
        if (first == First::measured) beside = compared.question(one);
        medians.keep(one, beside);
    }
    // The other one is gone before the trials.
    const Json beside = compared.finish();
    medians.keep(with_shares(measured.finish()), beside);
}

/// Whether a server is compared to another one, and not to the floor.
bool beside_server(const BenchOptions& options) {
    return !options.before.empty() || options.versus.has_value();
}

BenchSide other_side(const BenchOptions& options, std::uint32_t size) {
    if (!beside_server(options)) return BenchSide::floor(options, size);
    const auto& server = options.before.empty() ? options.server : options.before;
    return BenchSide::contest(options, server, "beside", options.server_options, size, false);
}

BenchSide measured_side(const BenchOptions& options, std::uint32_t size) {
    const bool trials = !beside_server(options);
    const bool other_options = options.before.empty() && options.versus;
    const auto& server_options = other_options ? *options.versus : options.server_options;
    return BenchSide::contest(options, options.server, "server", server_options, size, trials);
}

// The crowd that joined first costs its server some percent more at each question, whichever server
// it is: so the sides change places with each run.
void run_once(Medians& medians, const BenchOptions& options, std::uint32_t size, First first) {
    std::optional<BenchSide> compared;
    if (first == First::compared) compared.emplace(other_side(options, size));
    BenchSide measured = measured_side(options, size);
    if (first == First::measured) compared.emplace(other_side(options, size));
    play_in_turn(medians, measured, *compared, options.questions, first);
}

/// A crowd's share of the time. A run with twice as many does not take twice as long: what is
/// waited for in between is the same.
Clock::duration time_for(const BenchOptions& options, std::uint32_t size) {
    double all = 0;
    for (const std::uint32_t one : options.contestants) all += std::sqrt(one);
    return std::chrono::duration_cast<Clock::duration>(options.patience * std::sqrt(size) / all);
}

struct Measured {
    std::uint32_t runs = 0;
    Medians medians;
};

Measured measure(const BenchOptions& options, std::uint32_t size) {
    Measured measured;
    const TimePoint until = Clock::now() + time_for(options, size);
    First first = First::measured;
    while (measured.runs < options.runs) {
        const TimePoint began = Clock::now();
        run_once(measured.medians, options, size, first);
        ++measured.runs;
        // The floor has to know how long a question's messages are: it goes second.
        if (beside_server(options)) first = other(first);
        const TimePoint now = Clock::now();
        if (now + (now - began) > until) break;
    }
    return measured;
}

std::string title_of(const BenchOptions& options, std::uint32_t size, std::uint32_t runs) {
    const std::string title = std::to_string(size) + " contestants, medians of " +
                              std::to_string(runs) + " runs of " +
                              std::to_string(options.questions) + " questions in turn with ";
    if (!options.before.empty()) return title + "the server before, " + options.before.string();
    if (!options.versus) return title + "the floor";
    return title + joined(options.server_options) + "; measured: " + joined(*options.versus);
}

/// What a program that measures by itself prints.
Json figures_of(const BenchOptions& options, const std::filesystem::path& program) {
    const std::string name = program.filename();
    Child child({program}, options.folder / (name + ".log"));
    if (child.wait() != 0) throw std::runtime_error(name + " failed");
    return Json::parse(child.printed());
}

}  // namespace

int bench(const BenchOptions& options, std::ostream& out) {
    std::filesystem::remove_all(options.folder);
    std::filesystem::create_directories(options.folder);
    Report report(out);
    for (const std::uint32_t size : options.contestants) {
        auto [runs, medians] = measure(options, size);
        const std::string title = title_of(options, size, runs);
        if (!options.before.empty()) {
            report.add(title, before_lines(medians), "before");
        } else if (options.versus) {
            report.add(title, versus_lines(medians), "beside");
        } else {
            report.add(title, contest_lines(size, medians), "floor");
        }
    }
    if (!options.engine.empty()) {
        const Json figures = figures_of(options, options.engine);
        report.add("The engine alone, on one core", engine_lines(figures), "floor");
    }
    if (!options.boards.empty()) {
        const Json figures = figures_of(options, options.boards);
        report.add("Boards after a question", board_lines(figures), "floor");
    }
    if (!options.json.empty()) std::ofstream(options.json) << report.json().dump(2) << "\n";
    constexpr int goal_missed = 3;
    return report.met() ? 0 : goal_missed;
}

}  // namespace hoithi::load
