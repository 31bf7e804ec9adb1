#include "server/host/contest_host.hpp"

#include <algorithm>
#include <utility>

#include "engine/text/reason.hpp"
#include "engine/text/rude_words.hpp"
#include "server/host/given_answers.hpp"

// What the hall is shown beside views: the finale, and what people wrote. None of it is part of the
// results.

namespace hoithi::host {

namespace {

constexpr bus::Audience everybody{true, true, true, true};
constexpr bus::Audience stages_only{false, false, true, false};
constexpr std::uint32_t steps_of_a_podium = 3;
constexpr std::size_t numbers_shown = 60;
constexpr std::size_t texts_shown = 5;

}  // namespace

// What the stage shows is no part of the results, so no event of the log tells it.
void ContestHost::handle(bus::UnveilCommand command) {
    const std::uint32_t number = command.act.number;
    const std::uint32_t step = command.act.step;
    const auto refused = [&](Refusal reason) {
        refuse(command.connection, {.type = "do", .reason = name(reason), .number = number});
    };
    if (contest_.phase != Phase::finished) return refused(Refusal::not_now);
    if (step > finale_steps()) return refused(Refusal::bad_request);
    if (step <= finale_step_) return refused(Refusal::nothing_to_change);
    finale_step_ = step;
    tell_finale();
    publish(bus::ToConnection{command.connection, net::Frame(protocol::encode_done(number))});
}

std::uint32_t ContestHost::finale_steps() const {
    return steps_of_a_podium * static_cast<std::uint32_t>(contest_.definition().divisions.size());
}

net::Frame ContestHost::finale() const {
    return net::Frame(protocol::encode(protocol::Finale{
        std::min(finale_step_, finale_steps()), finale_steps()}));
}

void ContestHost::tell_finale() { publish(bus::ToAudience{everybody, finale()}); }

// --- what people wrote ---

bool ContestHost::shows_answers() const {
    if (contest_.phase != Phase::reveal) return false;
    const QuestionKind kind = contest_.current()->asked.question.kind;
    return kind == QuestionKind::number || kind == QuestionKind::text;
}

void ContestHost::tell_answers() { publish(bus::ToAudience{stages_only, shown_answers()}); }

// Of texts the most frequent wrong ones: what is right stands in the reveal. Rude words stay out.
net::Frame ContestHost::shown_answers() const {
    const Showing& showing = *contest_.current();
    protocol::GivenAnswers given{0, showing.id, 0, given_answers(contest_, showing)};
    if (showing.asked.question.kind == QuestionKind::text) {
        for (auto& row : given.rows) row.answer.text = text::clean_reason(row.answer.text);
        std::erase_if(given.rows, [](const protocol::GivenAnswers::Row& row) {
            return row.right || row.answer.text.empty() || text::is_rude(row.answer.text);
        });
    }
    given.total = static_cast<std::uint32_t>(given.rows.size());
    const bool numbers = showing.asked.question.kind == QuestionKind::number;
    given.rows.resize(std::min(given.rows.size(), numbers ? numbers_shown : texts_shown));
    return net::Frame(protocol::encode(given));
}

}  // namespace hoithi::host
