#include <string>

#include "engine/json/event_json.hpp"
#include "tests/fuzz/fuzz_target.hpp"

// What is read of a journal's line, written and read again, is the same event.
void hoithi::fuzz::read(std::string_view bytes) {
    const auto event = json::read_event(bytes);
    if (!event) return promise(!event.error().empty());
    std::string line;
    json::append_event(line, *event);
    const auto again = json::read_event(line);
    promise(again && *again == *event);
}
