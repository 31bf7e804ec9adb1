#include "tests/load/contest_run.hpp"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "tests/load/return_play.hpp"
#include "tests/load/stall_play.hpp"
#include "tests/load/turns.hpp"

namespace hoithi::load {

ContestRun::ContestRun(
    const Endpoint& server, const RunOptions& options, Tickets tickets, Violations& violations
)
    : options_(options),
      violations_(violations),
      meter_(options.pid),
      room_(server, options.contestants, std::move(tickets), violations),
      question_(options_, room_, violations) {}

Figures ContestRun::play() {
    join();
    play_questions(
        options_,
        figures_,
        [this](const std::string&) { question_.play(figures_); },
        [this] { room_.turn(); }
    );
    figures_.bytes_per_contestant = resident_for_each();
    if (options_.all_return) play_return(question_, figures_);
    if (options_.stall_every > 0) StallPlay(question_, figures_, options_.stall_every).play();
    finish();
    return std::move(figures_);
}

void ContestRun::join() {
    room_.let_host_in();
    resident_alone_ = static_cast<double>(meter_.resident_bytes());
    const TimePoint began = Clock::now();
    room_.join_everybody();
    const double seconds = in_ms(Clock::now() - began) / 1000;
    figures_.joins_per_s = options_.contestants / seconds;
    figures_.bytes_per_connection = resident_for_each();
    const TimePoint settled = Clock::now() + options_.settle;
    while (Clock::now() < settled) room_.turn();
    room_.begin();
}

double ContestRun::resident_for_each() const {
    return (static_cast<double>(meter_.resident_bytes()) - resident_alone_) / options_.contestants;
}

// A server of before names them all at the end.
const LoggedView& ContestRun::winners() {
    constexpr std::chrono::milliseconds settling{750};
    const LoggedView& end = room_.views().read(room_.views().size() - 1);
    const auto finale = end.json.find("finale");
    if (finale == end.json.end()) return end;
    const TimePoint settled = Clock::now() + settling;
    while (Clock::now() < settled) room_.turn();
    room_.act("unveil", {{"step", finale->at("of")}});
    return room_.expect("finished", 0);
}

void ContestRun::finish() {
    room_.act("end");
    room_.expect("finished", 0);
    room_.wait_until("everybody has the final standing", [&] {
        return room_.told_the_end() == options_.contestants;
    });
    for (const nlohmann::json& row : winners().json.at("boards").at(0).at("rows")) {
        const std::string name = row.at("name");
        const std::size_t who = std::stoul(name.substr(name.rfind(' ')));
        if (row.at("points") == room_.contestants()[who].points) continue;
        violations_.add("a final board with other points: " + row.dump());
    }
}

}  // namespace hoithi::load
