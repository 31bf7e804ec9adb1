#include "server/store/row_digest.hpp"

namespace hoithi::store {

namespace {

std::uint64_t number(bool flag) { return flag ? 1 : 0; }

}  // namespace

Digest digest_of(const ContestRow& row) {
    Fields fields;
    fields.add("hoithi.contest.1").add(row.id).add(row.code).add(row.title);
    fields.add(row.definition_name).add(static_cast<std::uint64_t>(row.created_ms));
    fields.add(name_of(row.state)).add(row.epoch);
    fields.add(row.batches).add(row.last_hash).add(row.people);
    return sha256(fields.bytes());
}

Digest digest_of(const ContestKey& contest, const PersonRow& row) {
    Fields fields;
    fields.add("hoithi.person.1").add(contest).add(std::uint64_t{row.contestant});
    fields.add(row.name).add(row.folded_name).add(row.unit_code).add(row.unit_vintage);
    fields.add(row.division).add(number(row.team)).add(number(row.removed));
    fields.add(number(row.barred)).add(number(row.held));
    return sha256(fields.bytes());
}

}  // namespace hoithi::store
