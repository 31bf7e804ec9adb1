#include "tests/server/damage/opened_folder.hpp"

#include <algorithm>
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
    for (const auto& stored : contests.sound) opened.contests.push_back(text_of(stored));
    for (const auto& damaged : contests.damaged) opened.damage.push_back(damaged.reason);
    std::ranges::sort(opened.contests);
}

}  // namespace

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
        // What hosts and contestants hold.
        opened.contests.push_back(store::Secrets(held).host_secret("any"));
    } catch (const store::StoreError& refused) {
        opened = {{}, {refused.what()}};
    }
    for (std::string& medium : api::Media(folder / "media").damage()) {
        opened.damage.push_back(std::move(medium));
    }
    return opened;
}

OpenedFolder open_as_reader(const fs::path& folder) {
    OpenedFolder opened;
    try {
        store::Connection connection = store::open_reader(folder);
        add(opened, host::load_all(connection, folder));
    } catch (const store::StoreError& refused) {
        opened = {{}, {refused.what()}};
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
