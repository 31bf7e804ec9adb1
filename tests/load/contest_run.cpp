#include "tests/load/contest_run.hpp"

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/load/spread_out.hpp"

namespace hoithi::load {

ContestRun::ContestRun(
    const Endpoint& server, const RunOptions& options, Tickets tickets, Violations& violations
)
    : options_(options),
      violations_(violations),
      meter_(options.pid),
      room_(server, options.contestants, std::move(tickets), violations) {}

Figures ContestRun::play() {
    join();
    for (std::uint32_t question = 1; question <= options_.questions; ++question) {
        room_.act(question == 1 ? "start" : "next");
        room_.expect("lead_in", question);
        ask(question);
        room_.act("close");
        room_.expect("open", question);  // with its new deadline
        room_.expect("closed", question);
        reveal(question);
        room_.act("next");
        room_.expect("board", question);
    }
    finish();
    return std::move(figures_);
}

void ContestRun::join() {
    room_.let_host_in();
    const auto before = static_cast<double>(meter_.resident_bytes());
    const TimePoint began = Clock::now();
    room_.join_everybody();
    const double seconds = in_ms(Clock::now() - began) / 1000;
    const double people = options_.contestants;
    figures_.joins_per_s = people / seconds;
    figures_.bytes_per_connection =
        (static_cast<double>(meter_.resident_bytes()) - before) / people;
    const TimePoint settled = Clock::now() + options_.settle;
    while (Clock::now() < settled) room_.turn();
    room_.begin();
}

void ContestRun::ask(std::uint32_t question) {
    const CpuLap cpu(meter_);
    const TimePoint word = Clock::now();
    room_.act("next");
    const LoggedView& view = room_.expect("open", question);
    figures_.view_cpu_us.add(cpu.us_for_each(options_.contestants));
    figures_.bytes.view = view.text.size();
    std::vector<TimePoint> had;
    for (const Contestant& contestant : room_.contestants()) had.push_back(contestant.view_at);
    figures_.add_view(word, had);
    answer(view.json.at("question"));
}

void ContestRun::answer(const nlohmann::json& question) {
    const std::uint32_t before = room_.recorded();
    const CpuLap cpu(meter_);
    spread_out(
        options_.contestants,
        options_.answer_spread,
        random_,
        [&](std::uint32_t who) { room_.answer(who, draw_choice(question, random_)); },
        [&] { room_.turn(); }
    );
    room_.wait_until("every answer is recorded", [&] {
        return room_.recorded() - before == options_.contestants;
    });
    figures_.answer_cpu_us.add(cpu.us_for_each(options_.contestants));
    check_recorded();
}

void ContestRun::check_recorded() {
    for (const Contestant& contestant : room_.contestants()) {
        const Contestant::Answer& answer = contestant.answer;
        if (!answer.recorded_at) continue;
        figures_.ack_ms.add(in_ms(*answer.recorded_at - answer.sent_at));
        const double own = in_ms(answer.sent_at - contestant.view_at);
        figures_.unfair_ms.add(static_cast<double>(answer.elapsed) - own);
    }
    figures_.bytes.ack = room_.recorded_bytes();
}

void ContestRun::reveal(std::uint32_t question) {
    const CpuLap cpu(meter_);
    const TimePoint word = Clock::now();
    room_.act("next");
    const LoggedView& view = room_.expect("reveal", question);
    room_.wait_until("everybody has a result", [&] {
        return room_.personal_results(question) == options_.contestants;
    });
    figures_.reveal_cpu_us.add(cpu.us_for_each(options_.contestants));
    TimePoint last = word;
    for (const Contestant& contestant : room_.contestants()) {
        last = std::max(last, contestant.personal_at);
    }
    figures_.reveal_last_ms.add(in_ms(last - word));
    figures_.reveal_spread_ms.add(in_ms(last - view.first_at));
    figures_.bytes.reveal = view.text.size();
    figures_.bytes.personal = room_.personal_bytes();
    check_reveal(view.json.at("reveal"));
}

// The room's figures against what each one in it said.
void ContestRun::check_reveal(const nlohmann::json& reveal) {
    if (reveal.at("answered") != options_.contestants) {
        violations_.add("a reveal that counts another number of answers: " + reveal.dump());
    }
    std::map<std::uint32_t, std::uint32_t> chosen;
    std::uint32_t right = 0;
    bool all_known = true;
    for (const Contestant& contestant : room_.contestants()) {
        const Choice& choice = contestant.answer.choice;
        for (const std::uint32_t option : choice.options) ++chosen[option];
        const auto is_right = choice.right(reveal);
        all_known = all_known && is_right;
        if (is_right && *is_right) ++right;
    }
    if (all_known && reveal.at("right") != right) {
        violations_.add("a reveal that counts other answers right: " + reveal.dump());
    }
    for (const auto& [option, count] : chosen) {
        if (reveal.at("counts").at(option) != count) {
            violations_.add("a reveal that counts the options otherwise: " + reveal.dump());
        }
    }
}

void ContestRun::finish() {
    room_.act("end");
    const LoggedView& view = room_.expect("finished", 0);
    room_.wait_until("everybody has the final standing", [&] {
        return room_.told_the_end() == options_.contestants;
    });
    for (const nlohmann::json& row : view.json.at("boards").at(0).at("rows")) {
        const std::string name = row.at("name");
        const std::size_t who = std::stoul(name.substr(name.rfind(' ')));
        if (row.at("points") == room_.contestants()[who].points) continue;
        violations_.add("a final board with other points: " + row.dump());
    }
}

}  // namespace hoithi::load
