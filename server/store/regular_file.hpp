#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/result.hpp"

namespace hoithi::store {

/// Why somebody's file was not read.
enum class FileFault : std::uint8_t {
    unreadable,  ///< not there, no right to it, an I/O error
    link,        ///< it, or a folder on the way to it, is a symbolic link
    not_a_file,  ///< a folder, pipe, socket or device
    too_large
};

// Files that other people and programs write, read whole. Nothing waits: a pipe or a device is
// refused unread. A file that grows meanwhile is refused once it is too large.

/// The file that an operator named; links on the way are theirs and are followed.
Result<std::string, FileFault> read_regular_file(
    const std::filesystem::path& file, std::size_t bytes_max
);

/// A file below a folder, by the path that another file gave: no link is followed on the way from
/// the folder to it, and no step leads up, so nothing from elsewhere can be had by it. Names that
/// are the same once accents are composed find each other, as does a name with other capitals if
/// there is only one.
Result<std::string, FileFault> read_file_below(
    const std::filesystem::path& folder, std::string_view path, std::size_t bytes_max
);

}  // namespace hoithi::store
