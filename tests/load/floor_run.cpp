#include "tests/load/floor_run.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/load/spread_out.hpp"
#include "tests/load/turns.hpp"

namespace hoithi::load {

namespace {

constexpr std::uint32_t connecting_at_once = 256;
constexpr std::chrono::seconds patience{60};

}  // namespace

FloorRun::FloorRun(const Endpoint& server, const RunOptions& options, Violations& violations)
    : options_(options),
      violations_(violations),
      meter_(options.pid),
      crowd_(server, options.contestants + 1, *this),
      at_(options.contestants),
      sent_at_(options.contestants) {}

Figures FloorRun::play() {
    connect_everybody();
    play_questions(
        options_,
        figures_,
        [this](const std::string& like) { play_question(like); },
        [this] { turn(); }
    );
    return std::move(figures_);
}

void FloorRun::play_question(const std::string& like) {
    if (!like.empty()) figures_.bytes = FrameSizes::of(nlohmann::json::parse(like));
    view();
    answers();
    reveal();
}

// The host is the last one and connects first, so that the floor knows it.
void FloorRun::connect_everybody() {
    crowd_.connect(options_.contestants);
    wait_until("the host is connected", [this] { return open_ == 1; });
    const auto before = static_cast<double>(meter_.resident_bytes());
    const TimePoint began = Clock::now();
    for (std::uint32_t i = 0; i < connecting_at_once; ++i) connect_next();
    wait_until("everybody is connected", [this] { return open_ == options_.contestants + 1; });
    const double people = options_.contestants;
    figures_.joins_per_s = people / in_ms(Clock::now() - began) * 1000;
    figures_.bytes_per_connection =
        (static_cast<double>(meter_.resident_bytes()) - before) / people;
}

void FloorRun::connect_next() {
    if (next_to_connect_ < options_.contestants) crowd_.connect(next_to_connect_++);
}

void FloorRun::on_open(std::uint32_t who) {
    ++open_;
    if (who != options_.contestants) connect_next();
}

void FloorRun::on_text(std::uint32_t who, TimePoint at, std::string_view) {
    if (frames_++ == 0) first_at_ = at;
    at_[who] = at;
}

void FloorRun::on_closed(std::uint32_t who, std::uint16_t, const std::string& why) {
    violations_.add("connection " + std::to_string(who) + " was lost: " + why);
}

void FloorRun::say(const FloorWord& word) {
    frames_ = 0;
    crowd_.send(options_.contestants, Opcode::binary, word.text());
}

void FloorRun::view() {
    const CpuLap cpu(meter_);
    const TimePoint word = Clock::now();
    say({figures_.bytes.view, 0, figures_.bytes.ack});
    wait_until("everybody has the view", [this] { return frames_ == options_.contestants; });
    figures_.view_cpu_us.add(cpu.us_for_each(options_.contestants));
    figures_.add_view(word, at_);
}

void FloorRun::answers() {
    frames_ = 0;
    const std::string some_answer(figures_.bytes.answer, 'x');
    const CpuLap cpu(meter_);
    spread_out(
        options_.contestants,
        options_.answer_spread,
        random_,
        [&](std::uint32_t who) {
            sent_at_[who] = Clock::now();
            crowd_.send(who, Opcode::text, some_answer);
        },
        [&] { turn(); }
    );
    wait_until("every answer has its receipt", [this] { return frames_ == options_.contestants; });
    figures_.answer_cpu_us.add(cpu.us_for_each(options_.contestants));
    for (std::size_t i = 0; i < at_.size(); ++i) figures_.ack_ms.add(in_ms(at_[i] - sent_at_[i]));
}

void FloorRun::reveal() {
    const CpuLap cpu(meter_);
    const TimePoint word = Clock::now();
    say({figures_.bytes.reveal, figures_.bytes.personal, figures_.bytes.ack});
    wait_until("everybody has the result", [this] { return frames_ == 2 * options_.contestants; });
    figures_.reveal_cpu_us.add(cpu.us_for_each(options_.contestants));
    const TimePoint last = *std::ranges::max_element(at_);
    figures_.reveal_last_ms.add(in_ms(last - word));
    figures_.reveal_spread_ms.add(in_ms(last - first_at_));
}

void FloorRun::wait_until(const char* what, const std::function<bool()>& is_so) {
    const TimePoint until = Clock::now() + patience;
    while (!is_so()) {
        turn();
        if (Clock::now() > until) throw std::runtime_error(std::string("in vain: ") + what);
    }
}

}  // namespace hoithi::load
