#include "tests/simulation/journal_copy.hpp"

#include "engine/apply.hpp"
#include "engine/json/event_json.hpp"

namespace hoithi::test {

std::string JournalCopy::append(const Event& event) {
    std::string line;
    json::append_event(line, event);
    if (line.find('\n') != std::string::npos) return "an end of line inside: " + line;
    Result<Event, std::string> read = json::read_event(line);
    if (!read) return read.error() + " in " + line;
    if (!(*read == event)) return "another event is read from " + line;
    apply(state_, *read);
    lines_.push_back(std::move(line));
    return {};
}

Contest JournalCopy::replayed() const {
    Events events;
    for (const std::string& line : lines_) events.push_back(*json::read_event(line));
    return replay(events);
}

}  // namespace hoithi::test
