#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/result.hpp"
#include "server/store/connection.hpp"
#include "server/store/contest_key.hpp"
#include "server/store/person_row.hpp"

namespace hoithi::store {

/// The table of people, as a view of a connection: at start-up on main's thread, later inside
/// Writer::run. Throws StoreError when the disk fails.
///
/// Erased rows are overwritten in the database (`secure_delete`), and the Writer then empties the
/// write-ahead log, so that no file of the data folder holds the name any more. The journal knows
/// no names and stays as it is.
class People {
public:
    explicit People(Connection& connection) : connection_(connection) {}

    /// All people of a contest in order of their numbers, the removed ones too; or a sentence on
    /// what is damaged, which has no names.
    Result<std::vector<PersonRow>, std::string> load(const ContestKey& contest);

    /// The same whatever is damaged; `intact`: the row is what was written.
    struct Kept {
        PersonRow person;
        bool intact = false;
    };
    std::vector<Kept> load_all(const ContestKey& contest);

    /// Adds a person or replaces the row of that contestant. Throws StoreError if another one of
    /// the contest, not removed, has the folded name, and if there is no such contest.
    void put(const ContestKey& contest, const PersonRow& person);

    /// Forgets one person; false when there was none.
    bool erase(const ContestKey& contest, std::uint32_t contestant);

    /// Forgets all people of a contest; says how many.
    std::size_t erase_contest(const ContestKey& contest);

    /// Writes the digest of a row that has none yet, after it has been verified by other means.
    void seal(const ContestKey& contest, const PersonRow& person);

private:
    Connection& connection_;
};

}  // namespace hoithi::store
