#include "server/store/key_check.hpp"

#include <cerrno>
#include <cstdio>
#include <string>

#include "server/store/files.hpp"
#include "server/store/secrets.hpp"
#include "server/store/store_error.hpp"

namespace hoithi::store {

namespace {

constexpr const char* entry = "key_check";

StoreError refused(const DataFolder& folder, const std::string& what) {
    return StoreError{
        folder.secret_key().string() + " " + what +
        ": hosts and contestants of the contests in this folder could not come back. Restore it "
        "from a backup. If it is lost for good, run hoithi new-key on the folder, and hand out new "
        "links."};
}

void note(Connection& connection, const std::string& value) {
    connection.run(
        "INSERT INTO meta (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        entry,
        value
    );
}

}  // namespace

void require_key(Connection& connection, const DataFolder& folder) {
    const bool contests = connection.query("SELECT 1 FROM contests").next();
    if (contests && size_of(folder.secret_key()) == 0) throw refused(folder, "is missing");
    const std::string value = Secrets{folder}.check_value();
    std::string known;
    {
        Query row = connection.query("SELECT value FROM meta WHERE name = ?", entry);
        if (row.next()) known = row.text(0);
    }
    if (known == value) return;
    if (contests && !known.empty()) {
        throw refused(
            folder,
            "is not the key of " + folder.database().string() + ", or one of the two is damaged"
        );
    }
    note(connection, value);
}

void replace_key(Connection& connection, const DataFolder& folder) {
    const std::filesystem::path key = folder.secret_key();
    if (::rename(key.c_str(), (key.string() + ".old").c_str()) != 0 && errno != ENOENT) {
        throw system_error("put aside", key);
    }
    note(connection, Secrets{folder}.check_value());
}

}  // namespace hoithi::store
