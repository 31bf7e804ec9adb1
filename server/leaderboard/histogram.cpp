#include "server/leaderboard/histogram.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/json/json_writer.hpp"
#include "engine/json/words.hpp"

namespace hoithi::leaderboard {

namespace {

/// Of somebody who has earned nothing yet: later than every moment (2109).
constexpr std::int64_t never = std::int64_t{1} << 42U;

std::int64_t value_of(const Tally& tally, TieBreak key) {
    switch (key) {
        case TieBreak::points:
            return tally.points;
        case TieBreak::correct:
            return tally.correct;
        case TieBreak::time:
            return static_cast<std::int64_t>(tally.time);
        case TieBreak::prediction:
            return static_cast<std::int64_t>(tally.prediction_error);
        case TieBreak::earliest:
            return tally.earliest.count() == 0 ? never : tally.earliest.count();
    }
    return 0;
}

bool more_is_better(TieBreak key) { return key == TieBreak::points || key == TieBreak::correct; }

/// Below 0: `left` stands before `right` by the keys that both have; 0: these do not part them.
int compare(
    std::span<const TieBreak> keys,
    std::span<const std::int64_t> left,
    std::span<const std::int64_t> right
) {
    const std::size_t known = std::min(left.size(), right.size());
    for (std::size_t k = 0; k < std::min(known, keys.size()); ++k) {
        if (left[k] == right[k]) continue;
        return (left[k] > right[k]) == more_is_better(keys[k]) ? -1 : 1;
    }
    return 0;
}

}  // namespace

Histogram::Histogram(
    std::span<const Place> places, std::span<const Tally> tallies, std::span<const TieBreak> keys
)
    : keys_(keys.begin(), keys.end()) {
    const std::size_t depth = (places.size() + buckets_max - 1) / buckets_max;
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        ++count;
        const bool shared = i + 1 < places.size() && places[i + 1].place == places[i].place;
        if (shared || (count < depth && i + 1 < places.size())) continue;
        Bucket bucket{std::exchange(count, 0), {}};
        for (const TieBreak key : keys) {
            bucket.last.push_back(value_of(tallies[index(places[i].contestant)], key));
        }
        buckets_.push_back(std::move(bucket));
    }
}

PlaceRange Histogram::place_of(std::span<const std::int64_t> values) const {
    PlaceRange range{1, 1};
    for (const Bucket& bucket : buckets_) {
        const int last = compare(keys_, bucket.last, values);
        if (last < 0) {
            range.from += bucket.count;
            range.to = range.from;
            continue;
        }
        // The bucket's last is no better, so at most all others of it are.
        range.to += bucket.count - 1;
        if (last > 0 || values.size() >= keys_.size()) break;
        // It is equal as far as is known, and may be better for all that: so may the next ones.
        ++range.to;
    }
    return range;
}

std::string Histogram::to_json() const {
    std::string text;
    json::JsonWriter writer(text);
    writer.begin_object().key("keys").begin_array();
    for (const TieBreak key : keys_) writer.value(json::word(key));
    writer.end_array().key("buckets").begin_array();
    for (const Bucket& bucket : buckets_) {
        writer.begin_array().value(bucket.count);
        for (const std::int64_t value : bucket.last) writer.value(value);
        writer.end_array();
    }
    writer.end_array().end_object();
    return text;
}

std::optional<Histogram> Histogram::from_json(std::string_view text) {
    const auto parsed = nlohmann::json::parse(text, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("keys") || !parsed.contains("buckets")) {
        return std::nullopt;
    }
    Histogram histogram;
    for (const auto& name : parsed["keys"]) {
        const auto key =
            name.is_string() ? json::from_word<TieBreak>(name.get<std::string>()) : std::nullopt;
        if (!key) return std::nullopt;
        histogram.keys_.push_back(*key);
    }
    for (const auto& row : parsed["buckets"]) {
        const bool numbers =
            row.is_array() && row.size() == histogram.keys_.size() + 1 &&
            std::ranges::all_of(row, [](const auto& n) { return n.is_number_integer(); });
        if (!numbers) return std::nullopt;
        Bucket bucket{row[0].template get<std::uint32_t>(), {}};
        for (std::size_t k = 1; k < row.size(); ++k) {
            bucket.last.push_back(row[k].template get<std::int64_t>());
        }
        histogram.buckets_.push_back(std::move(bucket));
    }
    return histogram;
}

}  // namespace hoithi::leaderboard
