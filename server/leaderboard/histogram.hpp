#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/definition.hpp"
#include "engine/standings.hpp"

namespace hoithi::leaderboard {

/// Between which places somebody stands; the same twice where it is known exactly.
struct PlaceRange {
    std::uint32_t from = 0;
    std::uint32_t to = 0;

    friend bool operator==(const PlaceRange&, const PlaceRange&) = default;
};

/// How a whole division scored, in at most `buckets_max` buckets of nearly the same depth: who
/// knows their own score finds their place in it, however many there are. Contestants who share
/// a place are never parted.
class Histogram {
public:
    static constexpr std::size_t buckets_max = 1024;

    Histogram() = default;
    /// `places` best first, as `standings` gives them by `keys`. Linear.
    Histogram(
        std::span<const Place> places,
        std::span<const Tally> tallies,
        std::span<const TieBreak> keys
    );

    bool empty() const { return buckets_.empty(); }
    const std::vector<TieBreak>& keys() const { return keys_; }
    std::size_t size() const { return buckets_.size(); }

    /// Where a score stands or would stand; `values` are by keys(), in their order. The first few
    /// of them are enough for a wider range.
    PlaceRange place_of(std::span<const std::int64_t> values) const;

    /// {"keys":["points",…],"buckets":[[count, points of its last, …],…]}, best first.
    std::string to_json() const;
    /// Nothing if the text is not one of to_json().
    static std::optional<Histogram> from_json(std::string_view text);

private:
    struct Bucket {
        std::uint32_t count = 0;
        std::vector<std::int64_t> last;  // the worst score in it, by keys
    };

    /// Nothing if the row is none of to_json()'s.
    static std::optional<Bucket> read_bucket(const nlohmann::json& row, std::size_t keys);

    std::vector<TieBreak> keys_;
    std::vector<Bucket> buckets_;  // best first
};

}  // namespace hoithi::leaderboard
