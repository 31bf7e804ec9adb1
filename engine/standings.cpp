#include "engine/standings.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "engine/tie_break.hpp"

namespace hoithi {

namespace {

/// The value of one key, made so that less is better.
std::uint64_t rank_value(const Tally& tally, TieBreak key) {
    constexpr std::uint64_t sign = 1ULL << 63U;
    switch (key) {
        case TieBreak::points:
            return ~(static_cast<std::uint64_t>(tally.points) ^ sign);
        case TieBreak::correct:
            return ~std::uint64_t{tally.correct};
        case TieBreak::time:
            return tally.time;
        case TieBreak::prediction:
            return tally.prediction_error;
        case TieBreak::earliest:
            return static_cast<std::uint64_t>(tie_break_value(tally, key));
    }
    return 0;
}

struct KeyRange {
    std::uint64_t least = ~0ULL;
    std::uint64_t most = 0;
    int bits = 0;
};

using Ranges = std::array<KeyRange, 8>;

Ranges ranges_of(
    std::span<const ContestantId> entries,
    std::span<const Tally> tallies,
    std::span<const TieBreak> keys
) {
    Ranges ranges;
    for (const ContestantId id : entries) {
        for (std::size_t k = 0; k < keys.size(); ++k) {
            const std::uint64_t value = rank_value(tallies[index(id)], keys[k]);
            ranges[k].least = std::min(ranges[k].least, value);
            ranges[k].most = std::max(ranges[k].most, value);
        }
    }
    for (KeyRange& range : ranges) {
        const bool differ = range.most > range.least;
        range.bits = differ ? static_cast<int>(std::bit_width(range.most - range.least)) : 0;
    }
    return ranges;
}

/// All keys of a contestant in one number, where their ranges allow it (they nearly always
/// do): comparing one number a contestant is what makes a million of them quick.
struct Packed {
    std::uint64_t keys;
    ContestantId contestant;
};

/// Least-significant-digit radix sort: stable, so equals stay in the order of joining.
void radix_sort(std::vector<Packed>& rows, int bits) {
    constexpr int digit = 11;
    std::vector<Packed> other(rows.size());
    for (int shift = 0; shift < bits; shift += digit) {
        std::array<std::uint32_t, (1U << digit) + 1> starts{};
        const auto digit_of = [shift](const Packed& row) {
            return (row.keys >> shift) & ((1U << digit) - 1);
        };
        for (const Packed& row : rows) ++starts[digit_of(row) + 1];
        for (std::size_t d = 1; d < starts.size(); ++d) starts[d] += starts[d - 1];
        for (const Packed& row : rows) other[starts[digit_of(row)]++] = row;
        rows.swap(other);
    }
}

template <class Rows, class Equal>
std::vector<Place> shared_places(const Rows& rows, Equal equal) {
    std::vector<Place> places;
    places.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool shared = i > 0 && equal(rows[i - 1], rows[i]);
        const auto place = shared ? places.back().place : static_cast<std::uint32_t>(i + 1);
        places.push_back({rows[i].contestant, place});
    }
    return places;
}

std::vector<Place> packed_standings(
    std::span<const ContestantId> entries,
    std::span<const Tally> tallies,
    std::span<const TieBreak> keys,
    const Ranges& ranges,
    int bits
) {
    std::vector<Packed> rows;
    rows.reserve(entries.size());
    for (const ContestantId id : entries) {
        std::uint64_t packed = 0;
        for (std::size_t k = 0; k < keys.size(); ++k) {
            if (ranges[k].bits == 0) continue;
            const std::uint64_t value = rank_value(tallies[index(id)], keys[k]) - ranges[k].least;
            packed = ranges[k].bits == 64 ? value : (packed << ranges[k].bits) | value;
        }
        rows.push_back({packed, id});
    }
    radix_sort(rows, bits);
    return shared_places(rows, [](const Packed& a, const Packed& b) { return a.keys == b.keys; });
}

std::vector<Place> compared_standings(
    std::span<const ContestantId> entries,
    std::span<const Tally> tallies,
    std::span<const TieBreak> keys
) {
    std::vector<Place> rows;
    rows.reserve(entries.size());
    for (const ContestantId id : entries) rows.push_back({id, 0});
    const auto before = [&](const Place& a, const Place& b) {
        for (const TieBreak key : keys) {
            const std::uint64_t left = rank_value(tallies[index(a.contestant)], key);
            const std::uint64_t right = rank_value(tallies[index(b.contestant)], key);
            if (left != right) return left < right;
        }
        return false;
    };
    std::ranges::stable_sort(rows, before);
    return shared_places(rows, [&](const Place& a, const Place& b) { return !before(a, b); });
}

}  // namespace

std::vector<Place> standings(
    std::span<const ContestantId> entries,
    std::span<const Tally> tallies,
    std::span<const TieBreak> keys
) {
    const Ranges ranges = ranges_of(entries, tallies, keys);
    int bits = 0;
    for (const KeyRange& range : ranges) bits += range.bits;
    return bits <= 64 ? packed_standings(entries, tallies, keys, ranges, bits)
                      : compared_standings(entries, tallies, keys);
}

}  // namespace hoithi
