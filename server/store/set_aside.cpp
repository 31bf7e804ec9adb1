#include "server/store/set_aside.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <ctime>

#include "server/store/anchor.hpp"
#include "server/store/contests.hpp"
#include "server/store/files.hpp"
#include "server/store/schema.hpp"
#include "server/store/soundness.hpp"

namespace hoithi::store {

namespace fs = std::filesystem;

namespace {

/// Each table of the schema with what finds one of its rows. The rowid, where there is one, does
/// not depend on an index.
struct Table {
    const char* name;
    const char* keys;
    const char* order;
    const char* where;
};
constexpr std::array tables{
    Table{"contests", "id, 0", "id", "id = ? AND 0 = ?"},
    Table{"people", "contest, contestant", "contest", "contest = ? AND contestant = ?"},
    Table{"journal", "'', rowid", "rowid", "'' = ? AND rowid = ?"},
    Table{"documents", "'', rowid", "rowid", "'' = ? AND rowid = ?"},
    Table{"meta", "name, 0", "name", "name = ? AND 0 = ?"}};

std::string moment() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    std::array<char, 24> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y%m%dT%H%M%SZ", &utc);
    return {text.data(), size};
}

void sync_file(const fs::path& file) {
    const Descriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!opened || ::fsync(opened.number()) != 0) throw system_error("make durable", file);
}

void create_folder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0) throw system_error("create", folder);
}

void remove_database(const fs::path& file) {
    for (const char* part : {"", "-wal", "-shm"}) fs::remove(file.string() + part);
}

/// Copies what can be read of one table, from both ends: a page that is damaged takes only its own
/// rows with it.
void copy_table(Connection& to, const Table& table) {
    const std::string name = table.name;
    const std::string row = "INSERT OR IGNORE INTO main." + name + " SELECT * FROM old." + name +
                            " WHERE " + table.where;
    const std::string all = std::string("SELECT ") + table.keys + " FROM old." + name +
                            " NOT INDEXED ORDER BY " + table.order;
    for (const std::string& keys_in_order : {all + " ASC", all + " DESC"}) {
        try {
            Query keys = to.query(keys_in_order);
            while (keys.next()) to.run(row, keys.text(0), keys.number(1));
            return;
        } catch (const StoreError&) {
            continue;  // from the other end, or what there is
        }
    }
}

void copy_all(Connection& to, const fs::path& old) {
    to.run("PRAGMA foreign_keys=OFF");
    to.run("ATTACH ? AS old", old.string());
    int version = 0;
    {
        Query newest = to.query("SELECT COALESCE(MAX(version), 0) FROM old.schema_migrations");
        if (newest.next()) version = static_cast<int>(newest.number(0));
    }
    if (version < 1 || version > newest_schema_version()) {
        throw StoreError{old.string() + " is damaged, and nothing in it can be read."};
    }
    migrate_to(to, version);
    {
        Transaction copy{to};
        for (const Table& table : tables) {
            const bool there =
                to.query("SELECT 1 FROM main.sqlite_schema WHERE name = ?", table.name).next();
            if (there) copy_table(to, table);
        }
        copy.commit();
    }
    to.run("DETACH old");
}

void leave_out(
    Connection& database,
    MadeAnew& made,
    const std::function<std::string(Connection&, const ContestRow&)>& fault
) {
    Contests contests(database);
    for (const ContestRow& row : contests.list()) {
        std::string reason = fault(database, row);
        if (reason.empty()) {
            ++made.contests;
            continue;
        }
        made.left_out.push_back({row.id, std::move(reason)});
        contests.remove(row.id);
    }
    for (const ContestKey& id : examine(database, {}).strays) {
        made.left_out.push_back({id, "it is not in the table of contests"});
        contests.remove(id);
    }
}

// The anchor stays until the end: should the power go in between, it tells that the log is missing.
void put_in_place(const DataFolder& folder, const fs::path& fresh) {
    sync_file(fresh);
    fs::remove(DataFolder::log_of(folder.path()));
    fs::remove(folder.database().string() + "-shm");
    fs::rename(fresh, folder.database());
    fs::remove(Anchor::file_of(folder.path()));
    sync_folder(folder.path());
}

}  // namespace

fs::path keep_files(const DataFolder& folder) {
    const fs::path all = folder.path() / "set-aside";
    if (!fs::exists(all)) create_folder(all);
    fs::path kept = all / moment();
    for (int n = 2; fs::exists(kept); ++n) kept = all / (moment() + "-" + std::to_string(n));
    create_folder(kept);
    for (const fs::path& file :
         {folder.database(), DataFolder::log_of(folder.path()), Anchor::file_of(folder.path())}) {
        if (!fs::exists(file)) continue;
        fs::copy_file(file, kept / file.filename());
        fs::permissions(kept / file.filename(), fs::perms::owner_read | fs::perms::owner_write);
        sync_file(kept / file.filename());
    }
    sync_folder(kept);
    sync_folder(all);
    sync_folder(folder.path());
    return kept;
}

MadeAnew make_anew(
    const DataFolder& folder,
    const std::function<std::string(Connection&, const ContestRow&)>& fault
) {
    MadeAnew made;
    made.kept = keep_files(folder);
    const fs::path fresh = folder.database().string() + ".new";
    remove_database(fresh);
    { const Descriptor created{::open(fresh.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600)}; }
    {
        Connection database{fresh, Connection::Access::read_write};
        // The old database is read, and must not be changed by closing it.
        database.abandon();
        copy_all(database, folder.database());
        migrate(database);
        leave_out(database, made, fault);
        database.request_scrub();
        database.checkpoint();
    }
    put_in_place(folder, fresh);
    remove_database(fresh);
    return made;
}

}  // namespace hoithi::store
