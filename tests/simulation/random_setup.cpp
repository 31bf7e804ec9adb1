#include "tests/simulation/random_setup.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hoithi::test {

namespace {

constexpr std::array<const char*, 6> words{"ha noi", "hue", "sa pa", "vinh", "my tho", "hà nội"};

std::string random_word(Random& random) { return words[random.below(words.size())]; }

OptionSet random_options(Random& random, std::size_t offered) {
    OptionSet set;
    for (std::size_t i = 0; i < offered; ++i) {
        if (one_in(random, 2)) set.add(i);
    }
    return set.empty() ? OptionSet::of(random.below(offered)) : set;
}

void offer_options(Random& random, Question& question) {
    const bool fixed = question.kind == QuestionKind::true_false;
    const int count = fixed ? 2 : between(random, 2, 8);
    for (int i = 0; i < count; ++i) {
        const std::string letter(1, static_cast<char>('A' + i));
        question.options.push_back({letter, question.id + " option " + letter});
    }
}

Question random_question(Random& random, const std::string& id) {
    Question question;
    question.id = id;
    question.kind = static_cast<QuestionKind>(random.below(5));
    question.text = "What is <" + id + ">?";
    question.explanation = "Because of [" + id + "].";
    question.source = {"Decree of (" + id + ")", "Article 1", ""};
    question.topic = one_in(random, 2) ? "north" : "south";
    question.difficulty = static_cast<Difficulty>(random.below(3));
    question.seconds = between(random, 5, 30);
    question.points = between(random, 0, 3) * 500;
    question.accents_optional = question.kind == QuestionKind::text && one_in(random, 2);
    if (question.kind <= QuestionKind::true_false) offer_options(random, question);
    question.key = random_key(random, question);
    return question;
}

Scoring random_scoring(Random& random) {
    Scoring scoring;
    scoring.mode = one_in(random, 2) ? Scoring::Mode::fixed : Scoring::Mode::speed;
    scoring.wrong = one_in(random, 3) ? between(random, 1, 400) : 0;
    scoring.partial = one_in(random, 2);
    if (one_in(random, 2)) {
        scoring.streak_from = between(random, 2, 3);
        scoring.streak_bonus = between(random, 0, 150);
        scoring.streak_bonus_max = scoring.streak_bonus + between(random, 0, 300);
    }
    return scoring;
}

Round random_round(Random& random, const Bank& bank, std::size_t number) {
    Round round;
    round.title = "Round " + std::to_string(number + 1);
    round.bank = bank.id;
    if (one_in(random, 3)) {
        // Every round has named questions of its own: none is named twice.
        for (std::size_t i = 0; i < 2; ++i) {
            round.questions.push_back(bank.questions[number * 2 + i].id);
        }
    } else {
        const std::string topic = one_in(random, 3) ? "north" : "";
        round.draws.push_back({topic, std::nullopt, between(random, 2, 5)});
        if (one_in(random, 3)) round.draws.push_back({"", Difficulty::hard, 1});
    }
    round.spares = between(random, 0, 2);
    if (one_in(random, 3)) round.seconds = between(random, 5, 20);
    if (one_in(random, 3)) round.points = between(random, 1, 4) * 250;
    // A trial question, and so few points that a part of them is nothing.
    if (one_in(random, 6)) round.points = one_in(random, 2) ? 0 : 1;
    round.common_spares = round.spares > 0 && one_in(random, 3);
    if (one_in(random, 3)) round.scoring = random_scoring(random);
    return round;
}

std::vector<TieBreak> random_tie_break(Random& random, Prediction prediction) {
    std::vector<TieBreak> keys{
        TieBreak::points, TieBreak::correct, TieBreak::time, TieBreak::earliest};
    if (prediction != Prediction::none) keys.push_back(TieBreak::prediction);
    shuffle(keys, random);
    keys.resize(1 + random.below(keys.size()));
    return keys;
}

}  // namespace

bool one_in(Random& random, std::uint64_t times) { return random.below(times) == 0; }

int between(Random& random, int least, int most) {
    return least + static_cast<int>(random.below(static_cast<std::uint64_t>(most - least + 1)));
}

Key random_key(Random& random, const Question& question) {
    Key key;
    switch (question.kind) {
        case QuestionKind::single:
        case QuestionKind::true_false:
            key.options = OptionSet::of(random.below(question.options.size()));
            break;
        case QuestionKind::multiple:
            key.options = random_options(random, question.options.size());
            break;
        case QuestionKind::number:
            key.number = between(random, -20, 20);
            key.tolerance = between(random, 0, 5);
            break;
        case QuestionKind::text:
            for (int i = between(random, 1, 3); i > 0; --i)
                key.texts.push_back(random_word(random));
            key.folded = key.texts;
            break;
    }
    return key;
}

Answer random_answer(Random& random, const Question& question) {
    Answer answer;
    const bool nonsense = one_in(random, 25);
    const auto kind = nonsense ? static_cast<QuestionKind>(random.below(5)) : question.kind;
    const std::size_t offered = nonsense ? 8 : question.options.size();
    const bool right = one_in(random, 2);
    switch (kind) {
        case QuestionKind::single:
        case QuestionKind::true_false:
            answer.options = right ? question.key.options : OptionSet::of(random.below(offered));
            break;
        case QuestionKind::multiple:
            answer.options = right ? question.key.options : random_options(random, offered);
            break;
        case QuestionKind::number:
            answer.number = between(random, -25, 25);
            break;
        case QuestionKind::text:
            answer.text = answer.folded = random_word(random);
            if (one_in(random, 10)) answer.text.assign(201, 'x');
            break;
    }
    return answer;
}

std::vector<Bank> random_banks(Random& random) {
    std::vector<Bank> banks;
    for (const std::string id : {"rivers", "people"}) {
        Bank bank;
        bank.id = id;
        bank.topics = {{"north", "The north"}, {"south", "The south"}};
        for (int i = 0; i < 60; ++i) {
            bank.questions.push_back(random_question(random, id + '-' + std::to_string(i)));
        }
        banks.push_back(std::move(bank));
    }
    return banks;
}

ContestDefinition random_definition(Random& random, const std::vector<Bank>& banks) {
    ContestDefinition definition;
    definition.id = "simulated";
    definition.title = "A simulated contest";
    const int rounds = between(random, 1, 3);
    for (int i = 0; i < rounds; ++i) {
        const Bank& bank = banks[random.below(banks.size())];
        definition.rounds.push_back(random_round(random, bank, static_cast<std::size_t>(i)));
    }
    if (one_in(random, 3)) definition.seconds = between(random, 5, 20);
    definition.scoring = random_scoring(random);
    definition.prediction = static_cast<Prediction>(random.below(3));
    definition.tie_break = random_tie_break(random, definition.prediction);
    definition.late_joining = one_in(random, 2);
    definition.grace = Millis{between(random, 0, 2) * 400};
    definition.lead_in = Millis{between(random, 0, 2) * 1500};
    definition.board_size = between(random, 3, 6);
    definition.entrants = static_cast<Entrants>(random.below(3));
    definition.divisions.clear();
    for (int i = between(random, 1, 3); i > 0; --i) {
        definition.divisions.push_back({"d" + std::to_string(i), "Division", false});
    }
    if (definition.divisions.size() > 1 && one_in(random, 2)) {
        definition.audience = Audience::play;
        definition.divisions.back().audience = true;
    }
    definition.contestants_max = between(random, 4, 16);
    return definition;
}

}  // namespace hoithi::test
