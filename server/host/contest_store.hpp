#pragma once

#include <string>
#include <string_view>

#include "engine/result.hpp"
#include "server/host/contest_host.hpp"
#include "server/store/connection.hpp"

namespace hoithi::host {

/// A contest's journal folded into its state; on the way every batch is verified. The sentence
/// says what is wrong with the journal and where. `row` is one of the table's.
Result<StoredContest, std::string> load_contest(
    store::Connection& connection, const store::ContestRow& row
);

/// The same, taking ownership: from now on writes of earlier owners are refused.
Result<StoredContest, std::string> take_over(
    store::Connection& connection, const store::ContestRow& row
);

/// Makes a new contest's row, with an id and a code of its own, owned by the caller.
StoredContest create_contest(
    store::Connection& connection, std::string_view title, std::string_view definition
);

}  // namespace hoithi::host
