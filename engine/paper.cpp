#include "engine/paper.hpp"

#include <algorithm>
#include <set>

#include "engine/definition_wording.hpp"
#include "engine/random.hpp"

namespace hoithi {

namespace {

/// Draws one contest's rounds, keeping book of what was taken.
class Drawing {
public:
    Drawing(
        const ContestDefinition& definition,
        const std::vector<Bank>& banks,
        std::uint64_t seed,
        Language language
    )
        : definition_(definition), banks_(banks), random_(seed), findings_(language) {}

    Result<Paper, Faults> run() {
        // Questions named outright are set aside first, so that no draw takes them.
        for (const Round& round : definition_.rounds) {
            for (const std::string& id : round.questions) taken_.insert({round.bank, id});
            for (const std::string& id : round.named_spares) taken_.insert({round.bank, id});
        }
        for (std::size_t r = 0; r < definition_.rounds.size(); ++r) draw_round(r);
        if (!findings_.faults().empty()) return findings_.faults();
        return std::move(paper_);
    }

private:
    void draw_round(std::size_t r) {
        const Round& round = definition_.rounds[r];
        const std::string at = "/rounds/" + std::to_string(r);
        const auto bank = std::ranges::find(banks_, round.bank, &Bank::id);
        if (bank == banks_.end()) {
            return findings_.add(at + "/bank", wording::no_such_bank, {round.bank});
        }
        take_named(*bank, r, round.questions, paper_.questions, at + "/questions");
        for (std::size_t d = 0; d < round.draws.size(); ++d) {
            const Draw& draw = round.draws[d];
            take_by_lot(
                *bank,
                r,
                draw.count,
                [&](const Question& question) { return fits(draw, question); },
                paper_.questions,
                at + "/draw/" + std::to_string(d)
            );
        }
        draw_spares(*bank, r, at + "/spares");
    }

    /// Spares are of the kind that the round draws, so that a hard one never stands in for an
    /// easy one. A round that names its questions names its spares too, or has them from the whole
    /// bank.
    void draw_spares(const Bank& bank, std::size_t r, const std::string& at) {
        const Round& round = definition_.rounds[r];
        take_named(bank, r, round.named_spares, paper_.spares, at);
        const auto like_the_round = [&](const Question& question) {
            return round.draws.empty() || std::ranges::any_of(round.draws, [&](const Draw& d) {
                       return fits(d, question);
                   });
        };
        take_by_lot(bank, r, round.spares, like_the_round, paper_.spares, at);
    }

    static bool fits(const Draw& draw, const Question& question) {
        return (draw.topic.empty() || question.topic == draw.topic) &&
               (!draw.difficulty || question.difficulty == *draw.difficulty);
    }

    void take_named(
        const Bank& bank,
        std::size_t r,
        const std::vector<std::string>& ids,
        std::vector<PaperQuestion>& into,
        const std::string& at
    ) {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const auto question = std::ranges::find(bank.questions, ids[i], &Question::id);
            if (question == bank.questions.end()) {
                const std::string here = at + "/" + std::to_string(i);
                findings_.add(here, wording::no_such_question, {bank.id, ids[i]});
            } else {
                into.push_back(asked(bank, *question, r));
            }
        }
    }

    template <class Fits>
    void take_by_lot(
        const Bank& bank,
        std::size_t r,
        int count,
        const Fits& fitting,
        std::vector<PaperQuestion>& into,
        const std::string& at
    ) {
        std::vector<const Question*> candidates;
        for (const Question& question : bank.questions) {
            if (fitting(question) && !taken_.contains({bank.id, question.id}))
                candidates.push_back(&question);
        }
        const auto wanted = static_cast<std::size_t>(count);
        if (candidates.size() < wanted) {
            const std::string left = std::to_string(candidates.size());
            return findings_.add(
                at, wording::too_few_questions, {std::to_string(wanted), bank.id, left}
            );
        }
        shuffle(candidates, random_);
        candidates.resize(wanted);
        for (const Question* question : candidates) {
            taken_.insert({bank.id, question->id});
            into.push_back(asked(bank, *question, r));
        }
    }

    PaperQuestion asked(const Bank& bank, const Question& question, std::size_t r) const {
        const auto topic = std::ranges::find(bank.topics, question.topic, &Topic::id);
        std::string name = topic == bank.topics.end() ? std::string{} : topic->name;
        return asked_in(definition_, question, std::move(name), r);
    }

    const ContestDefinition& definition_;
    const std::vector<Bank>& banks_;
    Random random_;
    std::set<std::pair<std::string, std::string>> taken_;  // bank, question
    Paper paper_;
    Findings findings_;
};

}  // namespace

PaperQuestion asked_in(
    const ContestDefinition& definition,
    const Question& question,
    std::string topic_name,
    std::size_t round
) {
    const Round& rules = definition.rounds[round];
    const int seconds = rules.seconds.value_or(definition.seconds.value_or(question.seconds));
    PaperQuestion asked{
        question,
        std::move(topic_name),
        round,
        Millis{1000} * seconds,
        rules.points.value_or(question.points),
        rules.scoring.value_or(definition.scoring)};
    asked.question.accepted_warnings.clear();
    return asked;
}

Result<Paper, Faults> draw_paper(
    const ContestDefinition& definition,
    const std::vector<Bank>& banks,
    std::uint64_t seed,
    Language language
) {
    return Drawing(definition, banks, seed, language).run();
}

}  // namespace hoithi
