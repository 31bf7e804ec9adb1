#include "tests/load/bench.hpp"

#include <map>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/load/bench_contest.hpp"
#include "tests/load/child.hpp"
#include "tests/load/results.hpp"
#include "tests/load/room.hpp"
#include "tests/load/samples.hpp"

namespace hoithi::load {

namespace {

using Json = nlohmann::json;

/// Every figure of all runs, by name.
using Medians = std::map<std::string, Samples, std::less<>>;

void keep(Medians& medians, const Json& figures) {
    for (const auto& [name, value] : figures.items()) medians[name].add(value);
}

/// The text between two others, from the first place where the first one stands.
std::string between(std::string_view text, std::string_view before, std::string_view after) {
    const std::size_t from = text.find(before) + before.size();
    return std::string(text.substr(from, text.find(after, from) - from));
}

std::string flag(const Json& figures, const char* name) {
    return std::to_string(int{figures[name]});
}

class Bench {
public:
    explicit Bench(const BenchOptions& options) : options_(options) {
        std::filesystem::remove_all(options_.folder);
        std::filesystem::create_directories(options_.folder);
        write_bench_contest(options_.folder / "contest.json");
    }

    void run() {
        for (std::uint32_t run = 0; run < options_.runs; ++run) {
            const Json figures = contest(run);
            keep(server_, figures);
            keep(floor_, floor(figures));
        }
        if (options_.engine.empty()) return;
        Child engine({options_.engine}, options_.folder / "engine.log");
        if (engine.wait() != 0) throw std::runtime_error("engine_bench failed");
        engine_ = Json::parse(engine.printed());
    }

    std::vector<ResultLine> lines();

private:
    Json contest(std::uint32_t run);
    Json floor(const Json& sizes);
    Json load(std::vector<std::string> command);
    ResultLine compared(std::string what, const char* name);
    ResultLine alone(std::string what, const char* name);
    void add_engine(std::vector<ResultLine>& lines) const;

    const BenchOptions& options_;
    Medians server_;
    Medians floor_;
    Json engine_;
};

Json Bench::contest(std::uint32_t run) {
    const auto data = options_.folder / ("data" + std::to_string(run));
    const auto pages = options_.folder / "pages";
    std::filesystem::create_directories(pages);
    Child server(
        {options_.server,
         "serve",
         "--port",
         "0",
         "--bind",
         "127.0.0.1",
         "--data",
         data,
         "--banks",
         "question_banks",
         "--units",
         "deploy/units",
         "--pages",
         pages,
         "--contest",
         options_.folder / "contest.json",
         "--public-url",
         "http://bench"},
        options_.folder / "server.log",
        Child::Errors::to_output
    );
    server.printed_with(R"("event":"listening")");
    const std::string told = server.printed_with("/host#");
    const std::string ticket = between(told, "/host#", "\n");
    const Json figures = load({
        "--url",
        "ws://127.0.0.1:" + between(told, R"("port":")", "\"") + "/ws",
        "--contest",
        ticket.substr(0, ticket.find('.')),
        "--secret",
        ticket.substr(ticket.find('.') + 1),
        "--code",
        between(told, "?code=", "\n"),
        "--pid",
        std::to_string(server.pid()),
    });
    if (server.stop() != 0) throw std::runtime_error("the server did not stop cleanly");
    std::filesystem::remove_all(data);
    return figures;
}

Json Bench::floor(const Json& sizes) {
    Child server({options_.tools / "hoithi_floor"}, options_.folder / "floor.log");
    const std::string port = between(server.printed_with("\n"), "", "\n");
    return load({
        "--floor",
        "--url",
        "ws://127.0.0.1:" + port + "/ws",
        "--pid",
        std::to_string(server.pid()),
        "--view-bytes",
        flag(sizes, "view_bytes"),
        "--reveal-bytes",
        flag(sizes, "reveal_bytes"),
        "--ack-bytes",
        flag(sizes, "ack_bytes"),
        "--personal-bytes",
        flag(sizes, "personal_bytes"),
    });
}

Json Bench::load(std::vector<std::string> command) {
    command.insert(
        command.begin(),
        {options_.tools / "hoithi_load",
         "--json",
         "--contestants",
         std::to_string(options_.contestants),
         "--questions",
         std::to_string(options_.questions),
         "--settle-ms",
         "2000"}
    );
    Child child(command, options_.folder / "load.log");
    if (child.wait() != 0) throw std::runtime_error("a contest went wrong; see above");
    return Json::parse(child.printed());
}

ResultLine Bench::compared(std::string what, const char* name) {
    return {
        .what = std::move(what), .value = server_[name].median(), .floor = floor_[name].median()};
}

ResultLine Bench::alone(std::string what, const char* name) {
    return {.what = std::move(what), .value = server_[name].median()};
}

std::vector<ResultLine> Bench::lines() {
    std::vector<ResultLine> lines{
        compared("a question reaches the last contestant, ms", "view_last_ms"),
        compared("… from the first to the last, ms", "view_spread_ms"),
        alone("… the first, after the host's word, ms", "view_first_ms"),
        compared("… server time for each, µs", "view_cpu_us"),
        compared("an answer's receipt, median, ms", "ack_p50_ms"),
        compared("… 99 of 100, ms", "ack_p99_ms"),
        compared("… the slowest, ms", "ack_max_ms"),
        compared("… server time for each, µs", "answer_cpu_us"),
        compared("one's own result, first reveal to last result, ms", "reveal_spread_ms"),
        compared("… server time for each, µs", "reveal_cpu_us"),
        alone("answer time charged too little, 1 of 100, ms", "unfair_p1_ms"),
        alone("answer time charged too much, 1 of 100, ms", "unfair_p99_ms"),
        alone("memory for one connected contestant, bytes", "bytes_per_connection"),
        compared("contestants who join in a second", "joins_per_s"),
    };
    lines[0].ratio_max = 1.5;
    lines[5].value_max = 60;
    lines[12].value_max = 16 * 1024;
    add_engine(lines);
    return lines;
}

void Bench::add_engine(std::vector<ResultLine>& lines) const {
    if (engine_.is_null()) return;
    constexpr double million = 1'000'000;
    lines.push_back(
        {.what = "engine: answers decided and applied in a second",
         .value = engine_.at("answers_per_second"),
         .value_min = million}
    );
    lines.push_back(
        {.what = "engine: places of 1,000,000 contestants, ms",
         .value = engine_.at("standings_ms"),
         .value_max = 150}
    );
    lines.push_back(
        {.what = "engine: events replayed in a second",
         .value = engine_.at("replay_events_per_second"),
         .value_min = million}
    );
    lines.push_back(
        {.what = "… read from a journal's text as well",
         .value = engine_.at("replay_lines_per_second")}
    );
}

}  // namespace

int bench(const BenchOptions& options, std::ostream& out) {
    Bench bench(options);
    bench.run();
    const std::vector<ResultLine> lines = bench.lines();
    out << options.contestants << " contestants, " << options.questions << " questions, medians of "
        << options.runs << " runs in turn with the floor\n\n";
    print_table(out, lines);
    constexpr int goal_missed = 3;
    return all_met(lines) ? 0 : goal_missed;
}

}  // namespace hoithi::load
