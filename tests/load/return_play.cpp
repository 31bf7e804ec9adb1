#include "tests/load/return_play.hpp"

namespace hoithi::load {

void play_return(QuestionPlay& question, Figures& figures) {
    Figures not_kept;  // a question like any other but for its interruption
    Room& room = question.room();
    question.lead_in();
    question.open(not_kept);
    question.answer(not_kept);

    const auto everybody = static_cast<std::uint32_t>(room.contestants().size());
    const std::uint32_t before = room.tries_again();
    for (std::uint32_t who = 0; who < everybody; ++who) room.drop(who);
    const TimePoint began = Clock::now();
    for (std::uint32_t who = 0; who < everybody; ++who) room.come_back(who);
    room.wait_for_comebacks();
    for (const Contestant& contestant : room.contestants()) {
        figures.back_ms.add(in_ms(contestant.personal_at - began));
    }
    figures.tries_again = room.tries_again() - before;

    question.close();
    question.reveal(not_kept);
    question.board();
}

}  // namespace hoithi::load
