#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/bank.hpp"
#include "engine/definition.hpp"
#include "engine/findings.hpp"

namespace hoithi::api {

/// The most bytes that one picture or sound may have.
constexpr std::size_t medium_bytes_max = std::size_t{8} << 20U;
/// The most that those of all banks and definitions of a server may have together: all of them are
/// kept in memory.
constexpr std::uintmax_t media_bytes_max = std::uintmax_t{512} << 20U;

/// Reads a picture or sound that a file in `folder` names. If it cannot be shown, says why in
/// `findings` at `pointer` and gives nothing: it is a link, no file, too large, or not what the
/// ending of its name says.
std::optional<std::string> read_medium(
    const std::filesystem::path& folder,
    const std::string& path,
    const std::string& pointer,
    Findings& findings
);

/// Looks at all pictures and sounds that a server is to be started with, before any is taken in.
class MediaIntake {
public:
    explicit MediaIntake(Language language, std::uintmax_t bytes_max = media_bytes_max)
        : language_(language), bytes_max_(bytes_max) {}

    /// What is wrong with those that a bank, or definition, names beside itself, in `folder`; and
    /// once all so far are too much, that they are.
    Faults check(const Bank& bank, const std::filesystem::path& folder);
    Faults check(const ContestDefinition& definition, const std::filesystem::path& folder);

private:
    void check(
        const std::filesystem::path& folder,
        const std::string& path,
        const std::string& pointer,
        Findings& findings
    );

    Language language_;
    std::uintmax_t bytes_max_;
    std::uintmax_t bytes_ = 0;
    std::set<std::filesystem::path> counted_;
};

}  // namespace hoithi::api
