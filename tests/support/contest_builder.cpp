#include "tests/support/contest_builder.hpp"

#include "tests/support/sample_questions.hpp"

namespace hoithi::test {

ContestBuilder::ContestBuilder() {
    definition.id = "test";
    definition.title = "A contest";
    definition.rounds.resize(1);
    definition.rounds.front().title = "Round 1";
    definition.rounds.front().bank = "bank";
    definition.grace = Millis{500};
    definition.lead_in = Millis{3000};
}

ContestBuilder& ContestBuilder::round(const std::string& title) {
    Round round;
    round.title = title;
    round.bank = "bank";
    definition.rounds.push_back(round);
    return *this;
}

ContestBuilder& ContestBuilder::question(const Question& question) {
    paper_.questions.push_back(asked(question));
    return *this;
}

ContestBuilder& ContestBuilder::spare(const Question& question) {
    paper_.spares.push_back(asked(question));
    return *this;
}

ContestBuilder& ContestBuilder::questions(std::size_t count) {
    for (std::size_t i = 1; i <= count; ++i) question(single_question("q" + std::to_string(i)));
    return *this;
}

std::shared_ptr<const Setup> ContestBuilder::setup() const {
    return std::make_shared<const Setup>(Setup{definition, paper_, 20251010, edition});
}

PaperQuestion ContestBuilder::asked(const Question& question) const {
    const Round& round = definition.rounds.back();
    const int seconds = round.seconds.value_or(definition.seconds.value_or(question.seconds));
    return PaperQuestion{
        question,
        "General",
        definition.rounds.size() - 1,
        Millis{1000} * seconds,
        round.points.value_or(question.points),
        round.scoring.value_or(definition.scoring)};
}

}  // namespace hoithi::test
