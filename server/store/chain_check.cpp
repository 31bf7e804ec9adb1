#include "server/store/chain_check.hpp"

#include <utility>

#include "server/store/journal_chain.hpp"

namespace hoithi::store {

namespace {

JournalFault gap(std::uint64_t expected, std::uint64_t found) {
    return {
        JournalFault::Kind::gap,
        expected,
        "Batch " + std::to_string(expected) + " is missing: the next one has the number " +
            std::to_string(found) + "."};
}

JournalFault epoch_went_back(std::uint64_t sequence, std::uint64_t from, std::uint64_t to) {
    return {
        JournalFault::Kind::epoch_went_back,
        sequence,
        "Batch " + std::to_string(sequence) + " is of epoch " + std::to_string(to) +
            " although the one before is of epoch " + std::to_string(from) + "."};
}

JournalFault chain_broken(std::uint64_t sequence) {
    return {
        JournalFault::Kind::chain_broken,
        sequence,
        "Batch " + std::to_string(sequence) +
            " does not match its hash: it, or one before it, was altered."};
}

}  // namespace

ChainCheck::ChainCheck(ContestKey contest)
    : contest_(std::move(contest)), hash_(chain_start(contest_)) {}

ChainCheck::ChainCheck(
    ContestKey contest, std::uint64_t sequence, std::uint64_t epoch, const Digest& hash
)
    : contest_(std::move(contest)), sequence_(sequence), epoch_(epoch), hash_(hash) {}

std::optional<JournalFault> ChainCheck::follow(const JournalEntry& entry, std::string_view hash) {
    if (entry.sequence != sequence_ + 1) return gap(sequence_ + 1, entry.sequence);
    if (entry.epoch < epoch_) return epoch_went_back(entry.sequence, epoch_, entry.epoch);
    const Digest next =
        chain_next(hash_, contest_, entry.sequence, entry.epoch, entry.wall_ms, entry.payload);
    if (hash != bytes_of(next)) return chain_broken(entry.sequence);
    sequence_ = entry.sequence;
    epoch_ = entry.epoch;
    hash_ = next;
    return std::nullopt;
}

}  // namespace hoithi::store
