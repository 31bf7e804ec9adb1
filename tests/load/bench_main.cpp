#include <chrono>
#include <exception>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "tests/load/bench.hpp"

namespace {

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

}  // namespace

int main(int argc, char** argv) {
    hoithi::load::BenchOptions options;
    std::string versus;
    std::uint32_t minutes = 9;
    CLI::App cli(
        "Measures a real server beside the floor, question by question in turn, and prints the "
        "medians.\n"
        "What stands behind -- is handed on to `hoithi serve`.\n"
        "Exit status 1 if the server broke the protocol, 3 if a goal was missed."
    );
    cli.add_option("--server", options.server, "The hoithi to measure")->required();
    cli.add_option("--engine", options.engine, "engine_bench; without it no engine figures");
    cli.add_option("--boards", options.boards, "board_bench; without it no figures of boards");
    cli.add_option("--folder", options.folder, "For data and logs; emptied")->required();
    cli.add_option("--contestants", options.contestants, "One table for each: 10000,18000")
        ->delimiter(',')
        ->capture_default_str();
    cli.add_option("--questions", options.questions)
        ->check(CLI::Range(1U, hoithi::load::bench_questions_max))
        ->capture_default_str();
    cli.add_option("--runs", options.runs)->check(CLI::PositiveNumber)->capture_default_str();
    cli.add_option("--minutes", minutes, "On a busy machine fewer runs, to end within about that")
        ->capture_default_str();
    cli.add_option("--json", options.json, "Writes the tables to this file too");
    const auto* compares = cli.add_option(
        "--versus",
        versus,
        "Options of `hoithi serve` in one word, as \"--loops 2\": measures the server with these "
        "beside the server with those behind --, in turn, instead of beside the floor"
    );
    cli.add_option(
           "--before",
           options.before,
           "An older hoithi: measures the server beside it, in turn, instead of beside the floor"
    )
        ->check(CLI::ExistingFile)
        ->excludes("--versus");
    cli.add_option("server_options", options.server_options, "Behind --: for `hoithi serve`");
    CLI11_PARSE(cli, argc, argv);
    if (compares->count() > 0) options.versus = words_of(versus);
    options.patience = std::chrono::minutes(minutes);
    options.tools = std::filesystem::path(argv[0]).parent_path();
    try {
        return hoithi::load::bench(options, std::cout);
    } catch (const std::exception& error) {
        std::cerr << "run_load: " << error.what() << "\n";
        return 1;
    }
}
