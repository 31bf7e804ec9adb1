#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace hoithi::test {

/// Copies a data folder file by file, as an operator does; the key stays its owner's to read.
void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);

/// What a server finds in a data folder when it starts.
struct OpenedFolder {
    /// All that is known of each contest, people too, by its id.
    std::map<std::string, std::string> contests;
    std::map<std::string, std::string> closed;  ///< why nobody gets into a contest, by its id
    std::string refusal;                        ///< why it does not start
    std::vector<std::string> media;             ///< which are damaged
    std::string secret;                         ///< what hosts and contestants hold depends on it

    /// All that is said of damage.
    std::vector<std::string> damage() const;

    bool operator==(const OpenedFolder&) const = default;
};

/// Of a folder in which one file is damaged: a sentence on what is neither as it was before nor
/// named as damaged; empty if there is nothing of that kind. A contest is named by its id, or by
/// the file where nothing of the folder is served.
std::string unnamed_loss(
    const OpenedFolder& opened, const OpenedFolder& before, const std::filesystem::path& file
);

/// Opens a folder as `hoithi serve` does, and takes its contests over.
OpenedFolder open_as_server(const std::filesystem::path& folder);
/// Opens a folder as `hoithi replay` does.
OpenedFolder open_as_reader(const std::filesystem::path& folder);

std::string bytes_of_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& bytes);
void flip(const std::filesystem::path& file, std::size_t byte, unsigned bit);

}  // namespace hoithi::test
