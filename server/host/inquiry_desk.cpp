#include "server/host/inquiry_desk.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/decide.hpp"
#include "server/host/given_answers.hpp"

namespace hoithi::host {

namespace {

constexpr std::size_t answers_shown = 100;

/// Counts each whose points in all differ.
protocol::Tried tally_of(const Contest& contest, const Events& events) {
    std::map<ContestantId, std::int64_t> gains;
    for (const Event& event : events) {
        const auto* remarked = std::get_if<Remarked>(&event.body);
        if (!remarked) continue;
        for (const NewMark& changed : remarked->marks) {
            const Showing& showing = *contest.find(changed.showing);
            const Mark& before = showing.answer_of(changed.contestant)->mark;
            if (contest.contestants[index(changed.contestant)].removed) continue;
            gains[changed.contestant] += changed.mark.points - before.points;
        }
    }
    protocol::Tried tried;
    for (const auto& [who, gain] : gains) {
        if (gain > 0) ++tried.more;
        if (gain < 0) ++tried.less;
    }
    return tried;
}

}  // namespace

void InquiryDesk::answer(const bus::HostQuestion& question) {
    std::visit([&](const auto& asked) { answer(question.connection, asked); }, question.asked);
}

void InquiryDesk::answer(bus::ConnectionId host, const protocol::SeatRequest& request) {
    const Contestant* who = contest_.find(request.contestant);
    if (!who || who->removed) {
        const Refusal reason = who ? Refusal::removed : Refusal::unknown_contestant;
        return reply(
            host,
            protocol::Refused{.type = "seat", .reason = name(reason), .number = request.number}
        );
    }
    const SeatDesk::Code code = seats_.give(request.contestant, now_());
    const std::string url = frames_.join_url() + "&seat=" + code.text;
    reply(host, protocol::Seat{request.number, request.contestant, code.text, url, code.until});
}

void InquiryDesk::answer(bus::ConnectionId host, const protocol::AnswersRequest& request) {
    const auto refused = [&](Refusal reason) {
        reply(
            host,
            protocol::Refused{.type = "answers", .reason = name(reason), .number = request.number}
        );
    };
    const Showing* showing = contest_.find(request.showing);
    if (!showing) return refused(Refusal::unknown_question);
    const QuestionKind kind = showing->asked.question.kind;
    if (kind != QuestionKind::number && kind != QuestionKind::text) {
        return refused(Refusal::wrong_kind);
    }
    protocol::GivenAnswers given{
        request.number, request.showing, 0, given_answers(contest_, *showing)};
    given.total = static_cast<std::uint32_t>(given.rows.size());
    given.rows.resize(std::min(given.rows.size(), answers_shown));
    reply(host, given);
}

// A reason is for the correction itself; a trial needs none.
void InquiryDesk::answer(bus::ConnectionId host, const protocol::TryRequest& request) {
    Command correction = request.correction;
    if (auto* change = std::get_if<ChangeKey>(&correction)) change->reason = "-";
    if (auto* voiding = std::get_if<VoidQuestion>(&correction)) voiding->reason = "-";
    if (auto* restore = std::get_if<RestoreQuestion>(&correction)) restore->reason = "-";
    const auto decided = decide(contest_, correction, now_());
    if (!decided) {
        const std::string_view reason = name(decided.error());
        return reply(
            host, protocol::Refused{.type = "try", .reason = reason, .number = request.number}
        );
    }
    protocol::Tried tried = tally_of(contest_, *decided);
    tried.number = request.number;
    reply(host, tried);
}

}  // namespace hoithi::host
