#include <exception>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "tests/load/contest_run.hpp"
#include "tests/load/floor_run.hpp"

namespace {

using namespace hoithi::load;

struct Choices {
    std::string url = "ws://127.0.0.1:8080/ws";
    Tickets tickets;
    RunOptions run;
    std::uint32_t answer_spread_ms = 2000;
    std::uint32_t settle_ms = 0;
    bool floor = false;
    bool json = false;
};

void add_options(CLI::App& cli, Choices& choices) {
    cli.add_option("--url", choices.url, "Where the server listens")->capture_default_str();
    cli.add_option("--contest", choices.tickets.contest, "The contest's id");
    cli.add_option("--secret", choices.tickets.secret, "Its host's secret");
    cli.add_option("--code", choices.tickets.code, "Its join code");
    cli.add_option("--contestants", choices.run.contestants)->capture_default_str();
    cli.add_option("--questions", choices.run.questions, "How many of them to play")
        ->capture_default_str();
    cli.add_option("--answer-spread-ms", choices.answer_spread_ms, "All answer within that")
        ->capture_default_str();
    cli.add_option("--settle-ms", choices.settle_ms, "Wait before the start, as people do")
        ->capture_default_str();
    cli.add_option("--pid", choices.run.pid, "The server's, to measure its time and memory");
    cli.add_flag(
        "--in-turn",
        choices.run.in_turn,
        "A question for each line on standard input until `finish`, and a line of JSON when all "
        "have joined, after each question and at the end; --questions does not count"
    );
    cli.add_flag("--all-return", choices.run.all_return, "All drop in one more question");
    cli.add_option(
        "--stall-every", choices.run.stall_every, "One of so many does not read in some questions"
    );
    cli.add_flag("--json", choices.json, "Print the figures as one line of JSON");
    cli.add_flag("--floor", choices.floor, "The server is hoithi_floor");
}

Figures play(const Choices& choices, Violations& violations) {
    const Endpoint server = endpoint_of(choices.url);
    if (raise_descriptor_limit() < choices.run.contestants + 100) {
        throw std::runtime_error("too few descriptors for so many: ulimit -Hn");
    }
    if (choices.floor) return FloorRun(server, choices.run, violations).play();
    return ContestRun(server, choices.run, choices.tickets, violations).play();
}

void print(Figures& figures, bool as_json) {
    const nlohmann::json json = figures.json();
    if (as_json) {
        std::cout << json.dump() << std::endl;
        return;
    }
    for (const auto& [name, value] : json.items()) std::cout << name << " " << value << "\n";
}

}  // namespace

int main(int argc, char** argv) {
    Choices choices;
    CLI::App cli("Plays a whole contest against a running server, and checks every message.");
    add_options(cli, choices);
    CLI11_PARSE(cli, argc, argv);
    choices.run.answer_spread = std::chrono::milliseconds(choices.answer_spread_ms);
    choices.run.settle = std::chrono::milliseconds(choices.settle_ms);

    Violations violations;
    try {
        Figures figures = play(choices, violations);
        print(figures, choices.json || choices.run.in_turn);
    } catch (const std::exception& error) {
        violations.add(error.what());
    }
    for (const std::string& violation : violations.kept()) std::cerr << violation << "\n";
    if (violations.count() == 0) return 0;
    std::cerr << violations.count() << " violations\n";
    return 1;
}
