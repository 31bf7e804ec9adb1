#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/language.hpp"
#include "server/app.hpp"
#include "server/cli/materials.hpp"
#include "server/cli/redis_options.hpp"

namespace hoithi::cli {

// The commands of `hoithi`; each gives the exit status: 0 well, 1 something is wrong with what was
// given, 2 (by main) the command line itself.

struct ServeOptions {
    Settings settings;
    Sources sources;
    RedisOptions redis;
    std::filesystem::path metrics_token_file;  // empty: none
    Language language = Language::english;
};
int serve(const ServeOptions& options);

/// `files`: banks, and folders of them.
int check_banks(const std::vector<std::filesystem::path>& files, Language language);
int check_contest(
    const std::filesystem::path& file,
    const std::filesystem::path& banks,
    const std::filesystem::path& units,
    Language language
);

/// Prints the standings of a contest from its journal alone; `contest` is an id or a code, or
/// empty to list what there is.
int replay(const std::filesystem::path& data, const std::string& contest);

/// Makes a new database of all contests that are sound, without `contest` if one is named, and
/// keeps the files as they were in a folder of their own.
int set_aside(const std::filesystem::path& data, const std::string& contest);

/// Makes a new secret.key for a folder whose own is lost.
int new_key(const std::filesystem::path& data);

/// Forgets the name and the unit of a contestant, or of all, in a stopped server's folder. Answers
/// and points stay: the journal knows numbers only.
int forget_person(
    const std::filesystem::path& data,
    const std::string& contest,
    std::optional<std::uint32_t> contestant
);

/// Brings a contest on the disk up to its copy in Redis; without `contest` lists what Redis has.
int restore(
    const RedisOptions& options, const std::filesystem::path& data, const std::string& contest
);
/// Removes all that Redis keeps of a contest.
int forget(const RedisOptions& options, const std::string& contest);

}  // namespace hoithi::cli
