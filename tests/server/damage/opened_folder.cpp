#include "tests/server/damage/opened_folder.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

#include "server/api/media.hpp"
#include "server/host/contest_store.hpp"
#include "server/store/database.hpp"
#include "server/store/key_check.hpp"
#include "server/store/secrets.hpp"
#include "server/store/store_error.hpp"

namespace hoithi::test {

namespace fs = std::filesystem;

namespace {

void add_standings(std::ostream& text, const Contest& contest) {
    for (const auto& division : contest.places.divisions) {
        for (const Place& place : division) {
            const Tally& tally = contest.tallies[index(place.contestant)];
            text << place.place << ' ' << index(place.contestant) << ' ' << tally.points << ' '
                 << tally.correct << ' ' << tally.time << '\n';
        }
    }
}

// The epoch is another after each start.
std::string text_of(const host::StoredContest& stored) {
    std::ostringstream text;
    const store::ContestRow& row = stored.row;
    text << row.id << ' ' << row.code << ' ' << row.title << ' ' << row.definition_name << ' '
         << row.created_ms << ' ' << name_of(row.state) << '\n'
         << name(stored.state.phase) << ' ' << stored.version << ' ' << stored.sequence << '\n';
    add_standings(text, stored.state);
    for (const store::PersonRow& person : stored.people) {
        text << person.contestant << ' ' << person.name << ' ' << person.folded_name << ' '
             << person.unit_vintage << ':' << person.unit_code << ' ' << person.division << ' '
             << person.team << person.removed << person.barred << person.held << '\n';
    }
    return text.str();
}

void add(OpenedFolder& opened, const host::StoredContests& contests) {
    for (const auto& stored : contests.sound) opened.contests[stored.row.id] = text_of(stored);
    for (const auto& damaged : contests.damaged) opened.closed[damaged.id] = damaged.reason;
}

bool names(const std::string& sentence, const std::string& what) {
    return sentence.find(what) != std::string::npos;
}

std::string unnamed_refusal(const OpenedFolder& opened, const fs::path& file) {
    const std::string refused = " refused: " + opened.refusal;
    if (!opened.contests.empty() || !opened.closed.empty()) return "served although" + refused;
    if (!names(opened.refusal, file.filename().string())) return "another file" + refused;
    const bool remedy = names(opened.refusal, "backup");
    return remedy ? "" : "without a remedy" + refused;
}

std::string unnamed_closing(const OpenedFolder& opened, const OpenedFolder& before) {
    bool any_of_before = opened.closed.empty();
    for (const auto& [id, reason] : opened.closed) {
        if (opened.contests.contains(id)) return "served and closed: " + reason;
        if (!before.contests.contains(id)) continue;
        any_of_before = true;
        if (!reason.starts_with("contest " + id + ": ")) return id + " closed: " + reason;
    }
    return any_of_before ? "" : "closed one that never was: " + opened.closed.begin()->second;
}

}  // namespace

std::vector<std::string> OpenedFolder::damage() const {
    std::vector<std::string> all = media;
    for (const auto& [id, reason] : closed) all.push_back(reason);
    if (!refusal.empty()) all.push_back(refusal);
    return all;
}

std::string unnamed_loss(
    const OpenedFolder& opened, const OpenedFolder& before, const fs::path& file
) {
    if (!opened.refusal.empty()) return unnamed_refusal(opened, file);
    for (const auto& [id, text] : opened.contests) {
        const auto known = before.contests.find(id);
        if (known == before.contests.end()) return "one that never was: " + text;
        if (known->second != text) return "changed: " + text + "before: " + known->second;
    }
    for (const auto& [id, text] : before.contests) {
        if (!opened.contests.contains(id) && !opened.closed.contains(id)) return "lost: " + text;
    }
    for (const std::string& medium : opened.media) {
        if (!names(medium, file.filename().string())) return "another medium: " + medium;
    }
    if (opened.secret != before.secret) return "another key";
    return unnamed_closing(opened, before);
}

void copy_folder(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
    fs::permissions(to / "secret.key", fs::perms::owner_read | fs::perms::owner_write);
}

OpenedFolder open_as_server(const fs::path& folder) {
    OpenedFolder opened;
    try {
        const store::DataFolder held(folder);
        store::Connection connection = store::open_database(held);
        const auto contests = host::take_over_all(connection, folder);
        store::require_key(connection, held);
        add(opened, contests);
        opened.secret = store::Secrets(held).host_secret("any");
    } catch (const store::StoreError& refused) {
        opened = {};
        opened.refusal = refused.what();
    }
    opened.media = api::Media(folder / "media").damage();
    return opened;
}

OpenedFolder open_as_reader(const fs::path& folder) {
    OpenedFolder opened;
    try {
        store::Connection connection = store::open_reader(folder);
        add(opened, host::load_all(connection, folder));
    } catch (const store::StoreError& refused) {
        opened = {};
        opened.refusal = refused.what();
    }
    return opened;
}

std::string bytes_of_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

void flip(const fs::path& file, std::size_t byte, unsigned bit) {
    std::fstream open(file, std::ios::binary | std::ios::in | std::ios::out);
    open.seekg(static_cast<std::streamoff>(byte));
    const auto turned = static_cast<char>(open.get() ^ static_cast<int>(1U << bit));
    open.seekp(static_cast<std::streamoff>(byte));
    open.put(turned);
}

}  // namespace hoithi::test
