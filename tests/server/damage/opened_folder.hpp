#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace hoithi::test {

/// Copies a data folder file by file, as an operator does; the key stays its owner's to read.
void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);

/// What a server finds in a data folder when it starts.
struct OpenedFolder {
    std::vector<std::string> contests;  ///< all that is known of each, people too, as text
    std::vector<std::string> damage;    ///< sentences; also why it does not start

    bool operator==(const OpenedFolder&) const = default;
};

/// Opens a folder as `hoithi serve` does, and takes its contests over.
OpenedFolder open_as_server(const std::filesystem::path& folder);
/// Opens a folder as `hoithi replay` does.
OpenedFolder open_as_reader(const std::filesystem::path& folder);

std::string bytes_of_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& bytes);
void flip(const std::filesystem::path& file, std::size_t byte, unsigned bit);

}  // namespace hoithi::test
