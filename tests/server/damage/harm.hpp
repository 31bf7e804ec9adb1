#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace hoithi::test {

/// What a disk did to one file of a data folder.
struct Harm {
    enum class Kind { turned_bit, zeroed_block, swapped_blocks };

    Kind kind{};
    std::filesystem::path file;  ///< within the folder
    std::size_t byte = 0;        ///< the first of the block, or the one with the bit
    std::size_t other = 0;       ///< the first of the other block; the bit, from 0
    std::size_t bytes = 1;       ///< of a block; at the file's end there may be less

    /// Where and what, to find it again.
    std::string text() const;
    void inflict(const std::filesystem::path& folder) const;
};

}  // namespace hoithi::test
