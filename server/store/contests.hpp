#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.hpp"
#include "server/store/connection.hpp"
#include "server/store/contest_key.hpp"

namespace hoithi::store {

enum class ContestState { open, finished };

struct ContestRow {
    ContestKey id;
    std::string code;  ///< six digits; no two contests that are not finished share one
    std::string title;
    std::string definition_name;
    std::int64_t created_ms = 0;  ///< milliseconds since 1970 UTC
    ContestState state = ContestState::open;
    std::uint64_t epoch = 0;  ///< 0: nobody has owned it yet

    bool operator==(const ContestRow&) const = default;
};

enum class ContestRefusal {
    malformed,        ///< the id is empty or the code is not six digits
    id_taken,         ///< there is a contest of that id
    code_taken,       ///< a contest that is not finished has that code
    unknown_contest,  ///< there is no contest of that id
};

/// The table of contests, as a view of a connection: at start-up on main's thread, later inside
/// Writer::run. Throws StoreError when the disk fails.
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

private:
    Connection& connection_;
};

}  // namespace hoithi::store
