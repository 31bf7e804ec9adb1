#include "server/store/journal_chain.hpp"

namespace hoithi::store {

Digest chain_start(std::string_view contest) {
    return sha256(Fields{}.add("hoithi.journal.1").add(contest).bytes());
}

Digest chain_next(
    const Digest& before,
    std::string_view contest,
    std::uint64_t sequence,
    std::uint64_t epoch,
    std::int64_t wall_ms,
    std::string_view payload
) {
    Fields fields;
    fields.add(bytes_of(before)).add(contest).add(sequence).add(epoch);
    fields.add(static_cast<std::uint64_t>(wall_ms)).add(payload);
    return sha256(fields.bytes());
}

}  // namespace hoithi::store
