#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <vector>

#include "tests/server/damage/harm.hpp"

namespace hoithi::test {

/// Chooses places of a data folder by seed: each file as often as any other, of the database each
/// kind of page likewise and its first page, with header and schema, besides.
class Aim {
public:
    Aim(const std::filesystem::path& folder, std::uint32_t seed);

    Harm bit();
    /// A block of 512 or 4,096 bytes, at a multiple of its size.
    Harm block(Harm::Kind kind);

    /// How many kinds of pages the database has, of five.
    std::size_t kinds() const { return pages_.size(); }

private:
    /// What a page of an SQLite database is, by its first byte.
    enum class Page { interior_index, interior_table, leaf_index, leaf_table, other };
    static Page kind_of(const std::string& database, std::size_t page);

    std::size_t below(std::size_t bound) { return random_() % bound; }
    std::size_t byte_of(const std::filesystem::path& file);

    std::mt19937 random_;
    std::vector<std::filesystem::path> files_;
    std::map<std::filesystem::path, std::size_t> sizes_;
    std::map<Page, std::vector<std::size_t>> pages_;
    std::vector<std::vector<std::size_t>> places_;
};

}  // namespace hoithi::test
