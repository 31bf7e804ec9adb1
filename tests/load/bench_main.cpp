#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

#include "tests/load/bench.hpp"

int main(int argc, char** argv) {
    hoithi::load::BenchOptions options;
    CLI::App cli(
        "Measures a real server beside the floor, run by run in turn, and prints the medians.\n"
        "Exit status 1 if the server broke the protocol, 3 if a goal was missed."
    );
    cli.add_option("--server", options.server, "The hoithi to measure")->required();
    cli.add_option("--engine", options.engine, "engine_bench; without it no engine figures");
    cli.add_option("--folder", options.folder, "For data and logs; emptied")->required();
    cli.add_option("--contestants", options.contestants)->capture_default_str();
    cli.add_option("--questions", options.questions)->capture_default_str();
    cli.add_option("--runs", options.runs)->capture_default_str();
    CLI11_PARSE(cli, argc, argv);
    options.tools = std::filesystem::path(argv[0]).parent_path();
    try {
        return hoithi::load::bench(options, std::cout);
    } catch (const std::exception& error) {
        std::cerr << "run_load: " << error.what() << "\n";
        return 1;
    }
}
