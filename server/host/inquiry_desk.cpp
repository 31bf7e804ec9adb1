#include "server/host/inquiry_desk.hpp"

#include <algorithm>
#include <utility>

#include "engine/trial.hpp"
#include "server/host/given_answers.hpp"

namespace hoithi::host {

namespace {

constexpr std::size_t answers_shown = 100;

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

void InquiryDesk::answer(bus::ConnectionId host, const protocol::TryRequest& request) {
    const auto shift = try_correction(contest_, request.correction, now_());
    if (!shift) {
        const std::string_view reason = name(shift.error());
        return reply(
            host, protocol::Refused{.type = "try", .reason = reason, .number = request.number}
        );
    }
    reply(host, protocol::Tried{request.number, (*shift).more, (*shift).less});
}

}  // namespace hoithi::host
