#pragma once

#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/store/contests.hpp"
#include "server/store/database.hpp"
#include "server/store/journal.hpp"
#include "server/store/journal_reader.hpp"
#include "tests/server/store/manual_loop.hpp"

namespace hoithi::store {

inline ContestRow contest_row(std::string id, std::string code) {
    ContestRow row;
    row.id = std::move(id);
    row.code = std::move(code);
    row.title = "Hội thi Chuyển đổi số";
    row.definition_name = "ngay-chuyen-doi-so";
    row.created_ms = 1'728'518'400'000;
    return row;
}

inline PersonRow person_row(std::uint32_t contestant, std::string name) {
    PersonRow person;
    person.contestant = contestant;
    person.folded_name = name;
    person.name = std::move(name);
    person.unit_code = "01";
    person.unit_vintage = "2025-07-01";
    person.division = "chung-ket";
    return person;
}

inline JournalBatch batch(const ContestKey& contest, std::uint64_t sequence, std::string payload) {
    JournalBatch result;
    result.contest = contest;
    result.sequence = sequence;
    result.epoch = 1;
    result.wall_ms = 1'728'518'400'000 + static_cast<std::int64_t>(sequence);
    result.payload = std::move(payload);
    return result;
}

/// A running store as a server has it, with the contests "c1" and "c2" of epoch 1.
class StoreAtWork {
public:
    explicit StoreAtWork(const std::filesystem::path& path, const char* settings = "")
        : folder{path},
          writer{
              opened(settings),
              FileWatch{folder},
              loop.executor(),
              [this](const std::string& reason) { failures.push_back(reason); }} {}

    /// Keeps the writer's thread busy until the promise is fulfilled (with an exception, which then
    /// fails the writer, or without); returns once it is busy.
    std::promise<void> hold_writer() {
        std::promise<void> release;
        std::promise<void> reached;
        auto released = std::make_shared<std::future<void>>(release.get_future());
        auto reaching = std::make_shared<std::promise<void>>(std::move(reached));
        auto held = reaching->get_future();
        writer.run(
            [released, reaching](Connection&) {
                reaching->set_value();
                released->get();
            },
            [] {}
        );
        held.wait();
        return release;
    }

    /// Appends and turns the loop until the batch is acknowledged.
    void append_and_wait(JournalBatch batch) {
        bool done = false;
        journal.append(std::move(batch), [&done] { done = true; });
        loop.run_until([&] { return done || !failures.empty(); });
    }

    DataFolder folder;
    ManualLoop loop;
    std::vector<std::string> failures;
    Writer writer;
    Journal journal{writer};

private:
    Connection opened(const char* settings) {
        Connection connection = open_database(folder);
        Contests contests{connection};
        for (const auto& row : {contest_row("c1", "111111"), contest_row("c2", "222222")}) {
            if (contests.create(row).has_value()) contests.take_epoch(row.id);
        }
        connection.run_script(settings);
        return connection;
    }
};

/// The payloads of a contest as another process sees them; a fault shows as one more line.
inline std::vector<std::string> payloads(
    const std::filesystem::path& folder, const ContestKey& contest
) {
    Connection reader = open_reader(folder);
    std::vector<std::string> lines;
    const auto end = read_journal(reader, contest, [&lines](const JournalEntry& entry) {
        lines.emplace_back(entry.payload);
    });
    if (!end) lines.push_back("fault: " + end.error().text);
    return lines;
}

}  // namespace hoithi::store
