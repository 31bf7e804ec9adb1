#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.hpp"
#include "server/host/contest_host.hpp"
#include "server/store/connection.hpp"

namespace hoithi::host {

/// A contest's journal folded into its state; on the way every batch, every person and the row
/// itself are verified. The sentence says what is damaged and where; it has no names of people.
/// `row` is one of the table's. A contest that has no batch yet has a state without setup.
Result<StoredContest, std::string> load_contest(
    store::Connection& connection, const store::ContestRow& row
);

/// The same, taking ownership: from now on writes of earlier owners are refused.
Result<StoredContest, std::string> take_over(
    store::Connection& connection, const store::ContestRow& row
);

/// How many contestants a journal has, by what it says alone; nothing if it cannot be read.
std::optional<std::size_t> contestants_of(
    store::Connection& connection, const store::ContestKey& contest
);

/// A contest that cannot be read as it was written: nobody gets in, and nothing of it is changed.
struct DamagedContest {
    store::ContestKey id;  ///< may be no id at all
    std::string code;      ///< as far as it is known
    std::string definition_name;
    std::string reason;  ///< a sentence for the operator, UTF-8
};

/// All contests of a store.
struct StoredContests {
    std::vector<StoredContest> sound;  ///< the oldest first
    std::vector<DamagedContest> damaged;
    std::vector<store::ContestKey> empty;  ///< made, and then the power went: nothing is in them
};

/// Takes over every contest that is sound; gives back the codes of empty ones. Throws StoreError
/// if an index of the database is damaged and no contest.
StoredContests take_over_all(store::Connection& connection, const std::filesystem::path& folder);

/// The same without taking over or changing anything.
StoredContests load_all(store::Connection& connection, const std::filesystem::path& folder);

/// Makes a new contest's row, with an id and a code of its own, owned by the caller.
StoredContest create_contest(
    store::Connection& connection, std::string_view title, std::string_view definition
);

}  // namespace hoithi::host
