#include "server/leaderboard/histogram.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/json/json_writer.hpp"
#include "engine/json/words.hpp"
#include "engine/tie_break.hpp"

namespace hoithi::leaderboard {

namespace {

/// A number as it stands there, if `Number` holds it.
template <class Number>
std::optional<Number> number_in(const nlohmann::json& value) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        return std::in_range<Number>(number) ? std::optional(static_cast<Number>(number))
                                             : std::nullopt;
    }
    if (!value.is_number_integer()) return std::nullopt;
    const auto number = value.get<std::int64_t>();
    return std::in_range<Number>(number) ? std::optional(static_cast<Number>(number))
                                         : std::nullopt;
}

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
            bucket.last.push_back(tie_break_value(tallies[index(places[i].contestant)], key));
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
    const auto part = [&parsed](const char* name) {
        const bool there = parsed.is_object() && parsed.contains(name);
        return there ? parsed[name] : nlohmann::json();
    };
    const nlohmann::json keys = part("keys");
    const nlohmann::json buckets = part("buckets");
    if (!keys.is_array() || !buckets.is_array()) return std::nullopt;
    Histogram histogram;
    for (const auto& name : keys) {
        const auto key =
            name.is_string() ? json::from_word<TieBreak>(name.get<std::string>()) : std::nullopt;
        if (!key) return std::nullopt;
        histogram.keys_.push_back(*key);
    }
    std::uint64_t total = 0;
    for (const auto& row : buckets) {
        auto bucket = read_bucket(row, histogram.keys_.size());
        if (!bucket) return std::nullopt;
        total += bucket->count;
        histogram.buckets_.push_back(*std::move(bucket));
    }
    // Places are counted in 32 bits.
    if (!std::in_range<std::uint32_t>(total)) return std::nullopt;
    return histogram;
}

std::optional<Histogram::Bucket> Histogram::read_bucket(
    const nlohmann::json& row, std::size_t keys
) {
    if (!row.is_array() || row.size() != keys + 1) return std::nullopt;
    const auto count = number_in<std::uint32_t>(row[0]);
    if (!count || *count == 0) return std::nullopt;
    Bucket bucket{*count, {}};
    for (std::size_t k = 1; k <= keys; ++k) {
        const auto value = number_in<std::int64_t>(row[k]);
        if (!value) return std::nullopt;
        bucket.last.push_back(*value);
    }
    return bucket;
}

}  // namespace hoithi::leaderboard
