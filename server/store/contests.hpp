#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.hpp"
#include "server/store/connection.hpp"
#include "server/store/contest_row.hpp"

namespace hoithi::store {

enum class ContestRefusal {
    malformed,        ///< the id is empty or the code is not six digits
    id_taken,         ///< there is a contest of that id
    code_taken,       ///< a contest that is not finished has that code
    unknown_contest,  ///< there is no contest of that id
};

/// The table of contests, as a view of a connection: at start-up on main's thread, later inside
/// Writer::run. Throws StoreError when the disk fails, and when a row that is not intact would have
/// to be written.
class Contests {
public:
    explicit Contests(Connection& connection) : connection_(connection) {}

    /// Adds a contest; gives the row back.
    Result<ContestRow, ContestRefusal> create(const ContestRow& row);

    /// Six random digits, not beginning with 0, that no unfinished contest has. Nothing when
    /// nearly all are in use.
    std::optional<std::string> draw_code();

    std::vector<ContestRow> list();  ///< newest first
    std::optional<ContestRow> find(const ContestKey& id);
    std::optional<ContestRow> find_by_code(std::string_view code);  ///< among those not finished

    /// Opens or finishes a contest; reopening is refused while another one has its code.
    Result<ContestRow, ContestRefusal> set_state(const ContestKey& id, ContestState state);

    /// Makes the caller the contest's owner: from now on only writes of the returned epoch or a
    /// later one are taken.
    Result<std::uint64_t, ContestRefusal> take_epoch(const ContestKey& id);
    /// The next owner's epoch will be above `epoch`, as one was the owner elsewhere.
    void raise_epoch(const ContestKey& id, std::uint64_t epoch);

    /// The journal has one more batch, of that hash.
    void journal_grew(const ContestKey& id, std::uint64_t batches, std::string_view hash);
    /// The table of people has so many rows of the contest more, or fewer.
    void people_changed(const ContestKey& id, std::int64_t by);
    /// Writes the row's digest anew, after what it says has been verified by other means.
    void seal(const ContestRow& row);
    /// Forgets a contest with its journal and people. Returns false when there was none.
    bool remove(const ContestKey& id);

private:
    /// The row, to be changed. Throws StoreError unless it is there and intact.
    ContestRow row_to_change(const ContestKey& id);

    Connection& connection_;
};

}  // namespace hoithi::store
