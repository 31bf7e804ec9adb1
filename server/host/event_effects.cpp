#include "server/host/event_effects.hpp"

namespace hoithi::host {

bool changes_view(const EventBody& body) {
    return !std::holds_alternative<AnswerRecorded>(body) && !std::holds_alternative<Joined>(body) &&
           !std::holds_alternative<Predicted>(body) &&
           !std::holds_alternative<ContestOpened>(body) && !changes_names(body);
}

bool changes_scores(const EventBody& body) {
    return std::holds_alternative<Revealed>(body) || std::holds_alternative<Remarked>(body) ||
           std::holds_alternative<Finished>(body) || std::holds_alternative<Removed>(body) ||
           std::holds_alternative<Reinstated>(body) || std::holds_alternative<ManyRemoved>(body) ||
           std::holds_alternative<ManyReinstated>(body);
}

bool changes_names(const EventBody& body) {
    return std::holds_alternative<NamesHeld>(body) || std::holds_alternative<NamesReleased>(body);
}

}  // namespace hoithi::host
