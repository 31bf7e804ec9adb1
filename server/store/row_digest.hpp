#pragma once

#include "server/store/contest_row.hpp"
#include "server/store/digest.hpp"
#include "server/store/person_row.hpp"

namespace hoithi::store {

// What a row carries over all that it says, so that a bit that turned is noticed.

Digest digest_of(const ContestRow& row);
Digest digest_of(const ContestKey& contest, const PersonRow& row);

}  // namespace hoithi::store
