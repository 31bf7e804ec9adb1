#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/apply.hpp"
#include "engine/decide.hpp"
#include "engine/json/event_json.hpp"
#include "engine/random.hpp"
#include "engine/view.hpp"
#include "tests/support/contest_builder.hpp"
#include "tests/support/played_contest.hpp"
#include "tests/support/sample_questions.hpp"

// How fast the rules are on one core. Prints one JSON object; figures are the best of several
// runs, so that a neighbour's load does not count against the engine.

namespace hoithi::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int runs = 5;
constexpr std::uint32_t contestants = 100'000;
constexpr std::uint32_t questions = 10;
constexpr std::uint32_t placed = 1'000'000;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The shortest time, in seconds, that `work` took.
template <class Work>
double best(Work work) {
    double shortest = 1e9;
    for (int run = 0; run < runs; ++run) {
        const auto start = Clock::now();
        work();
        shortest = std::min(shortest, seconds_since(start));
    }
    return shortest;
}

PlayedContest contest_with_crowd() {
    ContestBuilder builder;
    builder.definition.contestants_max = static_cast<int>(contestants);
    builder.definition.scoring.streak_from = 3;
    builder.definition.scoring.streak_bonus = 100;
    builder.definition.scoring.streak_bonus_max = 500;
    builder.questions(questions);
    PlayedContest played(builder.setup());
    for (std::uint32_t i = 0; i < contestants; ++i) played.join();
    played.must(Start{});
    played.pass(Millis{3000});
    return played;
}

std::vector<SubmitAnswer> one_answer_each(PlayedContest& played) {
    Random random(7);
    std::vector<SubmitAnswer> answers;
    answers.reserve(contestants);
    for (std::uint32_t i = 0; i < contestants; ++i) {
        SubmitAnswer submit = played.answer_of(ContestantId{i}, choice({random.below(4)}));
        submit.journey.shown_at = played.now() + Millis{random.below(50)};
        submit.journey.received_at = played.now() + Millis{random.below(20'000)};
        submit.journey.round_trip = Millis{random.below(200)};
        answers.push_back(std::move(submit));
    }
    return answers;
}

struct Figures {
    double answers_per_second = 0;
    double reveal_ms = 0;
    double standings_ms = 0;
    double events_per_second = 0;
    double lines_per_second = 0;
};

/// Answers decided and applied, as the host of a contest does it.
void measure_answers(Figures& figures) {
    PlayedContest played = contest_with_crowd();
    const std::vector<SubmitAnswer> answers = one_answer_each(played);
    const Time now = played.now() + Millis{20'000};
    std::vector<Contest> fresh(runs, played.state());
    std::size_t run = 0;
    const double took = best([&] {
        Contest& contest = fresh[run++];
        for (const SubmitAnswer& submit : answers) {
            const auto decided = decide(contest, submit, now);
            for (const Event& event : *decided) apply(contest, event);
        }
    });
    figures.answers_per_second = contestants / took;

    run = 0;
    const double reveal = best([&] {
        apply(fresh[run], {now, QuestionClosed{}});
        apply(fresh[run++], {now, Revealed{}});
    });
    figures.reveal_ms = reveal * 1000;
}

void measure_standings(Figures& figures) {
    Random random(11);
    std::vector<Tally> tallies(placed);
    std::vector<ContestantId> entries;
    for (std::uint32_t i = 0; i < placed; ++i) {
        tallies[i].points = static_cast<std::int64_t>(random.below(30'000));
        tallies[i].correct = static_cast<std::uint32_t>(random.below(30));
        tallies[i].time = random.below(600'000);
        entries.push_back(ContestantId{i});
    }
    const std::vector<TieBreak> keys{TieBreak::points, TieBreak::correct, TieBreak::time};
    figures.standings_ms = best([&] { standings(entries, tallies, keys); }) * 1000;
}

/// A whole contest, every contestant answering every question.
Events whole_contest() {
    PlayedContest played = contest_with_crowd();
    for (std::uint32_t question = 1;; ++question) {
        const Time opened_at = played.now();
        for (SubmitAnswer& submit : one_answer_each(played)) {
            submit.journey.received_at = opened_at + Millis{index(submit.contestant) % 20'000};
            played.must(submit);
        }
        played.advance_to(Phase::board);
        if (question == questions) break;
        played.must(Advance{});
        played.pass(Millis{3000});
    }
    return played.events();
}

void measure_replay(Figures& figures) {
    const Events events = whole_contest();
    const auto count = static_cast<double>(events.size());
    figures.events_per_second = count / best([&] { replay(events); });

    std::string journal;
    for (const Event& event : events) {
        json::append_event(journal, event);
        journal += '\n';
    }
    const double read = best([&] {
        Contest contest;
        for (std::size_t from = 0; from < journal.size();) {
            const std::size_t to = journal.find('\n', from);
            apply(contest, *json::read_event(std::string_view(journal).substr(from, to - from)));
            from = to + 1;
        }
    });
    figures.lines_per_second = count / read;
}

void print(const Figures& figures) {
    std::printf(
        "{\"contestants\":%u,\"answers_per_second\":%.0f,\"reveal_ms\":%.1f,"
        "\"standings_of\":%u,\"standings_ms\":%.1f,\"replay_events_per_second\":%.0f,"
        "\"replay_lines_per_second\":%.0f}\n",
        contestants,
        figures.answers_per_second,
        figures.reveal_ms,
        placed,
        figures.standings_ms,
        figures.events_per_second,
        figures.lines_per_second
    );
}

void run() {
    Figures figures;
    measure_answers(figures);
    measure_standings(figures);
    measure_replay(figures);
    print(figures);
}

}  // namespace
}  // namespace hoithi::test

int main() { hoithi::test::run(); }
