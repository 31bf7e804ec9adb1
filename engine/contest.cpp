#include "engine/contest.hpp"

#include <algorithm>

namespace hoithi {

std::string_view name(Phase phase) {
    switch (phase) {
        case Phase::lobby:
            return "lobby";
        case Phase::lead_in:
            return "lead_in";
        case Phase::open:
            return "open";
        case Phase::closed:
            return "closed";
        case Phase::reveal:
            return "reveal";
        case Phase::board:
            return "board";
        case Phase::finished:
            return "finished";
    }
    return "unknown";
}

Millis Showing::run_until(Time moment) const {
    Millis run = moment - opened_at;
    for (const Stoppage& stoppage : stoppages) {
        run -= std::clamp(moment - stoppage.at, Millis{0}, stoppage.by);
    }
    return run;
}

// The deadline was moved by every stoppage, also by one that began after it, in the grace.
Millis Showing::running_time() const {
    Millis stopped{0};
    for (const Stoppage& stoppage : stoppages) stopped += stoppage.by;
    return closes_at - opened_at - stopped;
}

const RecordedAnswer* Showing::answer_of(ContestantId contestant) const {
    if (index(contestant) >= answers.size()) return nullptr;
    const RecordedAnswer& recorded = answers[index(contestant)];
    return recorded.present ? &recorded : nullptr;
}

Answer Showing::as_given(ContestantId contestant, const RecordedAnswer& recorded) const {
    Answer answer{recorded.options, recorded.number, {}, {}};
    if (const auto typed = texts.find(contestant); typed != texts.end()) {
        answer.text = typed->second.text;
        answer.folded = typed->second.folded;
    }
    return answer;
}

Count Showing::count(const std::vector<Contestant>& contestants) const {
    Count count;
    count.options.resize(asked.question.options.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i].present || contestants[i].removed) continue;
        ++count.answered;
        if (answers[i].mark.credit == 100) ++count.right;
        for (std::size_t option = 0; option < count.options.size(); ++option) {
            if (answers[i].options.contains(option)) ++count.options[option];
        }
    }
    return count;
}

const Showing* Contest::find(ShowingId id) const {
    const auto number = static_cast<std::size_t>(id);
    return number >= 1 && number <= showings.size() ? &showings[number - 1] : nullptr;
}

const Contestant* Contest::find(ContestantId id) const {
    return index(id) < contestants.size() ? &contestants[index(id)] : nullptr;
}

bool Contest::took_part(ContestantId id) const {
    return std::ranges::any_of(showings, [id](const Showing& s) { return s.answer_of(id); });
}

}  // namespace hoithi
