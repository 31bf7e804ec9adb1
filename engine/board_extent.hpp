#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hoithi {

/// How many of a board have a row, and how many more share the place of the last row.
struct BoardExtent {
    std::size_t rows = 0;
    std::size_t more = 0;
};

/// The extent of a board with `size` rows, at least 1. `places` are best first, each with a
/// `place`. A shared place is not cut, unless so many share it that no screen would show them.
template <class Place>
BoardExtent board_extent(const std::vector<Place>& places, std::size_t size) {
    constexpr std::size_t sharing_rows_max = 20;
    if (places.size() <= size) return {places.size(), 0};
    const auto last = places[size - 1].place;
    const auto end = std::ranges::upper_bound(places, last, {}, &Place::place);
    const std::size_t sharing = static_cast<std::size_t>(end - places.begin()) - size;
    if (sharing > sharing_rows_max) return {size, sharing};
    return {size + sharing, 0};
}

}  // namespace hoithi
