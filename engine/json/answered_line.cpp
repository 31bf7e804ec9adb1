#include "engine/json/answered_line.hpp"

#include "engine/json/client_key_json.hpp"
#include "engine/json/cursor.hpp"
#include "engine/json/json_writer.hpp"

namespace hoithi::json {

void append_answered(std::string& out, Time at, const AnswerRecorded& recorded) {
    const Answer& answer = recorded.answer;
    out += R"({"e":"answered","at":)";
    append_number(out, at.count());
    out += R"(,"c":)";
    append_number(out, static_cast<std::uint32_t>(recorded.contestant));
    out += R"(,"q":)";
    append_number(out, static_cast<std::uint32_t>(recorded.showing));
    out += R"(,"k":")";
    append_client_key(out, recorded.key);
    out += R"(","o":)";
    append_number(out, answer.options.bits());
    if (answer.number != 0) {
        out += R"(,"n":)";
        append_number(out, answer.number);
    }
    if (!answer.text.empty() || !answer.folded.empty()) {
        out += R"(,"x":)";
        append_string(out, answer.text);
        out += R"(,"f":)";
        append_string(out, answer.folded);
    }
    out += R"(,"ms":)";
    append_number(out, recorded.elapsed.count());
    if (recorded.given_at) {
        out += R"(,"given":)";
        append_number(out, recorded.given_at->count());
    }
    out += R"(,"m":[)";
    append_number(out, recorded.mark.credit);
    out += ',';
    append_number(out, recorded.mark.points);
    out += ',';
    append_number(out, recorded.mark.bonus);
    out += "]}";
}

std::optional<Event> read_answered(std::string_view line) {
    Cursor cursor(line);
    cursor.skip(R"({"e":"answered","at":)");
    if (cursor.failed()) return std::nullopt;
    const Time at{cursor.number<std::int64_t>()};
    AnswerRecorded recorded;
    cursor.skip(R"(,"c":)");
    recorded.contestant = ContestantId{cursor.number<std::uint32_t>()};
    cursor.skip(R"(,"q":)");
    recorded.showing = ShowingId{cursor.number<std::uint32_t>()};
    cursor.skip(R"(,"k":")");
    recorded.key = cursor.key();
    cursor.skip(R"(","o":)");
    recorded.answer.options = OptionSet(cursor.number<std::uint8_t>());
    if (cursor.try_skip(R"(,"n":)")) recorded.answer.number = cursor.number<std::int64_t>();
    if (cursor.try_skip(R"(,"x":")")) {
        recorded.answer.text = cursor.plain_text();
        cursor.skip(R"(,"f":")");
        recorded.answer.folded = cursor.plain_text();
    }
    cursor.skip(R"(,"ms":)");
    recorded.elapsed = Millis{cursor.number<std::int64_t>()};
    if (cursor.try_skip(R"(,"given":)")) recorded.given_at = Time{cursor.number<std::int64_t>()};
    cursor.skip(R"(,"m":[)");
    recorded.mark.credit = cursor.number<int>();
    cursor.skip(",");
    recorded.mark.points = cursor.number<std::int32_t>();
    cursor.skip(",");
    recorded.mark.bonus = cursor.number<std::int32_t>();
    cursor.skip("]}");
    if (!cursor.ended()) return std::nullopt;
    return Event{at, std::move(recorded)};
}

}  // namespace hoithi::json
