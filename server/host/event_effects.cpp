#include "server/host/event_effects.hpp"

namespace hoithi::host {

bool changes_view(const EventBody& body) {
    return !std::holds_alternative<AnswerRecorded>(body) && !std::holds_alternative<Joined>(body) &&
           !std::holds_alternative<Predicted>(body) &&
           !std::holds_alternative<ContestOpened>(body) &&
           !std::holds_alternative<TimeMarked>(body) && !std::holds_alternative<SeatMoved>(body) &&
           !changes_names(body);
}

bool changes_names(const EventBody& body) {
    return std::holds_alternative<NamesHeld>(body) || std::holds_alternative<NamesReleased>(body) ||
           std::holds_alternative<Renamed>(body);
}

}  // namespace hoithi::host
