#include "server/net/event_text.hpp"

namespace hoithi::net {

namespace {

void add_field(std::string& event, std::string_view field, std::string_view value) {
    event += field;
    event += ": ";
    event += value;
    event += '\n';
}

bool fits_a_line(std::string_view value) {
    return !value.empty() && value.find_first_of(std::string_view("\r\n\0", 3)) == value.npos;
}

}  // namespace

std::string encode_event(std::string_view name, std::string_view id, std::string_view data) {
    std::string event;
    event.reserve(name.size() + id.size() + data.size() + 32);
    if (fits_a_line(name)) add_field(event, "event", name);
    if (fits_a_line(id)) add_field(event, "id", id);
    for (;;) {
        const auto end = data.find_first_of("\r\n");
        add_field(event, "data", data.substr(0, end));
        if (end == data.npos) break;
        data.remove_prefix(end + (data.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    event += '\n';
    return event;
}

}  // namespace hoithi::net
