#include "server/cli/commands.hpp"
#include "server/cli/terminal.hpp"
#include "server/store/contests.hpp"
#include "server/store/database.hpp"
#include "server/store/people.hpp"

namespace hoithi::cli {

int forget_person(
    const std::filesystem::path& data,
    const std::string& contest,
    std::optional<std::uint32_t> contestant
) {
    const store::DataFolder folder(data);
    store::Connection connection = store::open_database(folder);
    if (!store::Contests(connection).find(contest)) {
        err() << "hoithi: there is no contest " << contest << " in " << data << "\n";
        return 1;
    }
    store::People people(connection);
    const std::size_t erased =
        contestant ? (people.erase(contest, *contestant) ? 1 : 0) : people.erase_contest(contest);
    connection.checkpoint();
    if (erased == 0) {
        err() << "hoithi: nobody of that number is in contest " << contest << "\n";
        return 1;
    }
    out() << erased << " names and units forgotten; points and answers stay\n";
    return 0;
}

}  // namespace hoithi::cli
