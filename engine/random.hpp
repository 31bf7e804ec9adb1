#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hoithi {

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers with every
/// compiler and in the pages' TypeScript. Not for secrets.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    /// A number in 0 … bound − 1; `bound` is at least 1. The bias is below bound / 2^64.
    std::uint64_t below(std::uint64_t bound) {
        assert(bound > 0);
        return next() % bound;
    }

private:
    std::uint64_t state_;
};

/// Fisher–Yates from the end, as the pages do it.
template <class T>
void shuffle(std::vector<T>& items, Random& random) {
    for (std::size_t i = items.size(); i > 1; --i) {
        using std::swap;
        swap(items[i - 1], items[random.below(i)]);
    }
}

}  // namespace hoithi
