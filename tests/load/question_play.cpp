#include "tests/load/question_play.hpp"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/load/reveal_check.hpp"
#include "tests/load/spread_out.hpp"

namespace hoithi::load {

QuestionPlay::QuestionPlay(const RunOptions& options, Room& room, Violations& violations)
    : options_(options), room_(room), violations_(violations), meter_(options.pid) {}

void QuestionPlay::play(Figures& figures) {
    const CpuLap cpu(meter_);
    lead_in();
    open(figures);
    answer(figures);
    close();
    reveal(figures);
    board();
    figures.question_cpu_ms.add(cpu.ms());
    figures.question_loop_cpu_ms.add(cpu.loop_ms());
}

void QuestionPlay::lead_in() {
    room_.act(question_++ == 0 ? "start" : "next");
    room_.expect("lead_in", question_);
}

TimePoint QuestionPlay::open(Figures& figures) {
    const CpuLap cpu(meter_);
    const TimePoint word = Clock::now();
    room_.act("next");
    const LoggedView& view = room_.expect("open", question_);
    figures.view_cpu_us.add(cpu.us_for_each(options_.contestants));
    figures.bytes.view = view.text.size();
    std::vector<TimePoint> had;
    for (const Contestant& contestant : room_.contestants()) had.push_back(contestant.view_at);
    figures.add_view(word, had);
    return word;
}

void QuestionPlay::answer(Figures& figures) {
    const nlohmann::json question = room_.views().at(room_.views().size() - 1).json.at("question");
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
    figures.answer_cpu_us.add(cpu.us_for_each(options_.contestants));
    check_recorded(figures);
}

void QuestionPlay::check_recorded(Figures& figures) {
    for (const Contestant& contestant : room_.contestants()) {
        const Contestant::Answer& answer = contestant.answer;
        if (!answer.recorded_at) continue;
        figures.ack_ms.add(in_ms(*answer.recorded_at - answer.sent_at));
        const double own = in_ms(answer.sent_at - contestant.view_at);
        figures.unfair_ms.add(static_cast<double>(answer.elapsed) - own);
    }
    figures.bytes.answer = room_.answer_bytes();
    figures.bytes.ack = room_.recorded_bytes();
}

void QuestionPlay::move_deadline(int seconds) {
    room_.act("add_time", {{"seconds", seconds}});
    room_.expect("open", question_);
}

void QuestionPlay::close() {
    room_.act("close");
    room_.expect("open", question_);  // with its new deadline
    room_.expect("closed", question_);
}

void QuestionPlay::reveal(Figures& figures) {
    const CpuLap cpu(meter_);
    const TimePoint word = Clock::now();
    room_.act("next");
    const LoggedView& view = room_.expect("reveal", question_);
    room_.wait_until("everybody has a result", [&] {
        return room_.personal_results(question_) >= room_.reading();
    });
    figures.reveal_cpu_us.add(cpu.us_for_each(options_.contestants));
    TimePoint last = word;
    for (const Contestant& contestant : room_.contestants()) {
        last = std::max(last, contestant.personal_at);
    }
    figures.reveal_last_ms.add(in_ms(last - word));
    figures.reveal_spread_ms.add(in_ms(last - view.first_at));
    figures.bytes.reveal = view.text.size();
    figures.bytes.personal = room_.personal_bytes();
    check_reveal(view.json.at("reveal"), question_, room_.contestants(), violations_);
}

void QuestionPlay::board() {
    room_.act("next");
    room_.expect("board", question_);
}

}  // namespace hoithi::load
