#include "tests/integration/journalled.hpp"

#include <gtest/gtest.h>

#include "engine/json/event_json.hpp"
#include "server/store/database.hpp"
#include "server/store/journal_reader.hpp"

namespace hoithi::test {

namespace {

void take(Journalled& found, const Event& event) {
    if (std::holds_alternative<QuestionOpened>(event.body)) ++found.opened;
    const auto* answer = std::get_if<AnswerRecorded>(&event.body);
    if (!answer) return;
    const std::pair key{
        static_cast<std::uint32_t>(answer->contestant), static_cast<int>(answer->showing)};
    EXPECT_TRUE(found.answers.emplace(key, *answer).second) << "an answer stands there twice";
}

}  // namespace

Journalled journalled(const Venue& venue) {
    Journalled found;
    store::Connection reader = store::open_reader(venue.files.data());
    const auto end = store::read_journal(
        reader,
        venue.server->announced().contest,
        [&](const store::JournalEntry& entry) {
            std::string_view lines = entry.payload;
            while (!lines.empty()) {
                const std::size_t size = lines.find('\n');
                const auto event = json::read_event(lines.substr(0, size));
                lines.remove_prefix(size + 1);
                ASSERT_TRUE(event) << event.error();
                take(found, *event);
            }
        }
    );
    EXPECT_TRUE(end) << end.error().text;
    return found;
}

}  // namespace hoithi::test
