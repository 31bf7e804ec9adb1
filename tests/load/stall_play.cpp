#include "tests/load/stall_play.hpp"

#include <chrono>

#include <nlohmann/json.hpp>

namespace hoithi::load {

namespace {

// The kernel doubles it: about 4 KiB of frames. With the usual 128 KiB it would be minutes until
// the server noticed anything.
constexpr int small_buffer = 4096;
// Together more than what a server may keep for one who does not read.
constexpr std::uint32_t stalled_questions = 3;
constexpr std::uint32_t stalled_moves = 50;
constexpr std::uint32_t plain_questions = 1;
constexpr std::uint32_t plain_moves = 30;
// A host may say 20 things a second.
constexpr std::chrono::milliseconds between_words{60};

}  // namespace

StallPlay::StallPlay(QuestionPlay& question, Figures& figures, std::uint32_t stall_every)
    : question_(question), room_(question.room()), figures_(figures) {
    for (std::uint32_t who = 0; who < room_.contestants().size(); ++who) {
        (who % stall_every == stall_every / 2 ? stalling_ : others_).push_back(who);
    }
}

void StallPlay::play() {
    seat_with_small_buffers();
    ask(plain_questions, plain_moves, figures_.others_p99_ms, figures_.others_cpu_us);
    for (const std::uint32_t who : stalling_) room_.stop_reading(who);
    ask(stalled_questions, stalled_moves, figures_.crowded_p99_ms, figures_.crowded_cpu_us);
    figures_.not_reading = static_cast<double>(stalling_.size());
    figures_.cut_off = room_.all_read_again();
    // Before and after, so that a machine that slows down meanwhile counts on both sides.
    ask(plain_questions, plain_moves, figures_.others_p99_ms, figures_.others_cpu_us);
}

void StallPlay::seat_with_small_buffers() {
    for (const std::uint32_t who : stalling_) room_.drop(who);
    for (const std::uint32_t who : stalling_) room_.come_back(who, small_buffer);
    room_.wait_for_comebacks();
}

void StallPlay::ask(
    std::uint32_t questions, std::uint32_t moves, Samples& delivered, Samples& cpu_us
) {
    Figures not_kept;
    for (std::uint32_t question = 0; question < questions; ++question) {
        question_.lead_in();
        keep(question_.open(not_kept), delivered);
        for (std::uint32_t move = 0; move < moves; ++move) {
            const CpuLap cpu(question_.meter());
            const TimePoint word = Clock::now();
            question_.move_deadline(move % 2 == 0 ? 1 : -1);
            cpu_us.add(cpu.us_for_each(room_.contestants().size()));
            keep(word, delivered);
            while (Clock::now() < word + between_words) room_.turn();
        }
        question_.close();
        question_.reveal(not_kept);
        question_.board();
    }
}

void StallPlay::keep(TimePoint word, Samples& delivered) const {
    Samples times;
    for (const std::uint32_t who : others_) {
        times.add(in_ms(room_.contestants()[who].view_at - word));
    }
    delivered.add(times.at(0.99));
}

}  // namespace hoithi::load
