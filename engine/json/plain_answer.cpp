#include "engine/json/plain_answer.hpp"

#include "engine/json/cursor.hpp"

namespace hoithi::json {

namespace {

/// What follows the bracket, to the end of the list; empty where it is no list of options.
OptionSet read_options(Cursor& cursor) {
    OptionSet options;
    do {
        const auto position = cursor.number<std::uint8_t>();
        if (cursor.failed() || position >= OptionSet::size_max || options.contains(position)) {
            return {};
        }
        options.add(position);
    } while (cursor.try_skip(","));
    cursor.skip("]");
    return options;
}

}  // namespace

std::optional<SubmitAnswer> read_plain_answer(std::string_view message) {
    Cursor cursor(message);
    if (!cursor.try_skip(R"({"t":"answer","id":")")) return std::nullopt;
    SubmitAnswer submitted;
    submitted.key = cursor.key();
    cursor.skip(R"(","q":)");
    submitted.showing = ShowingId{cursor.number<std::uint32_t>()};
    Answer& answer = submitted.answer;
    if (cursor.try_skip(R"(,"options":[)")) {
        answer.options = read_options(cursor);
        if (answer.options.empty()) return std::nullopt;
    } else {
        cursor.skip(R"(,"number":)");
        answer.number = cursor.number<std::int64_t>();
        if (answer.number < -number_max || answer.number > number_max) return std::nullopt;
    }
    cursor.skip("}");
    if (!cursor.ended()) return std::nullopt;
    return submitted;
}

}  // namespace hoithi::json
