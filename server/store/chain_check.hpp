#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/store/contest_key.hpp"
#include "server/store/digest.hpp"

namespace hoithi::store {

/// One batch as it stands in a journal. `payload` lives as long as whoever handed it over says.
struct JournalEntry {
    std::uint64_t sequence = 0;
    std::uint64_t epoch = 0;
    std::int64_t wall_ms = 0;
    std::string_view payload;
};

/// Why a journal cannot be believed beyond some point.
struct JournalFault {
    enum class Kind { gap, epoch_went_back, chain_broken, cut_off };
    Kind kind{};
    std::uint64_t sequence = 0;  ///< the first batch that is missing or wrong
    std::string text;            ///< a sentence for the operator
};

/// How far a journal goes: what the next batch has to follow.
struct JournalEnd {
    std::uint64_t sequence = 0;  ///< 0 for a contest without batches
    std::uint64_t epoch = 0;
    std::string hash_hex;  ///< of the last batch; to be compared with other copies
};

/// Follows the batches of one journal, from any copy of it: numbering, epochs, SHA-256 chain.
class ChainCheck {
public:
    explicit ChainCheck(ContestKey contest);
    /// Goes on behind a batch that is believed.
    ChainCheck(ContestKey contest, std::uint64_t sequence, std::uint64_t epoch, const Digest& hash);

    /// Takes the next batch, if its `hash` (raw bytes) is what it must be. After a fault the check
    /// stays where it was.
    std::optional<JournalFault> follow(const JournalEntry& entry, std::string_view hash);

    JournalEnd end() const { return {sequence_, epoch_, hex(bytes_of(hash_))}; }

private:
    ContestKey contest_;
    std::uint64_t sequence_ = 0;
    std::uint64_t epoch_ = 0;
    Digest hash_;
};

}  // namespace hoithi::store
