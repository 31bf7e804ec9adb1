
#include "server/store/set_aside.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/terminal.hpp"
#include "server/host/contest_store.hpp"
#include "server/store/database.hpp"
#include "server/store/key_check.hpp"

namespace hoithi::cli {

int set_aside(const std::filesystem::path& data, const std::string& contest) {
    const store::DataFolder folder(data);
    bool known = contest.empty();
    const store::MadeAnew made = store::make_anew(
        folder,
        [&](store::Connection& database, const store::ContestRow& row) -> std::string {
            known = known || row.id == contest;
            if (row.id == contest) return "contest " + contest + ": set aside";
            const auto stored = host::load_contest(database, row);
            return stored ? std::string{} : stored.error();
        }
    );
    out() << "The files as they were: " << made.kept << "\n"
          << made.contests << " contests in the new database\n";
    for (const store::MadeAnew::LeftOut& left : made.left_out) {
        known = known || left.id == contest;
        out() << "not in it: " << left.reason << "\n";
    }
    if (known) return 0;
    err() << "hoithi: there was no contest " << contest << "\n";
    return 1;
}

int new_key(const std::filesystem::path& data) {
    const store::DataFolder folder(data);
    store::Connection connection = store::open_database(folder);
    store::replace_key(connection, folder);
    out() << "A new key is in " << folder.secret_key()
          << ": hosts and contestants need new links\n";
    return 0;
}

}  // namespace hoithi::cli
