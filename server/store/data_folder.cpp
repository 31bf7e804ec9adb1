#include "server/store/data_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "server/store/anchor.hpp"

namespace hoithi::store {

namespace {

constexpr mode_t private_folder = 0700;
constexpr mode_t private_file = 0600;

void create_folder(const std::filesystem::path& path) {
    std::error_code failed;
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), failed);
    if (::mkdir(path.c_str(), private_folder) == 0) return;
    if (errno != EEXIST) throw system_error("create the data folder", path);
    if (!std::filesystem::is_directory(path)) {
        throw StoreError{"The data folder " + path.string() + " is not a folder."};
    }
}

std::string holder_of(int lock) {
    std::array<char, 16> digits{};
    const ssize_t read = ::pread(lock, digits.data(), digits.size(), 0);
    if (read <= 0) return {};
    return " (process " + std::string(digits.data(), static_cast<std::size_t>(read)) + ")";
}

Descriptor lock_folder(const std::filesystem::path& folder) {
    const auto path = folder / "hoithi.lock";
    Descriptor lock{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, private_file)};
    if (!lock) throw system_error("open", path);
    if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) throw system_error("lock", path);
        throw StoreError{
            "Another hoithi server" + holder_of(lock.number()) + " is running on the data folder " +
            folder.string() + ". Stop it first, or use another folder."};
    }
    const std::string process = std::to_string(::getpid());
    if (::ftruncate(lock.number(), 0) != 0 ||
        ::pwrite(lock.number(), process.data(), process.size(), 0) < 0) {
        throw system_error("write", path);
    }
    return lock;
}

// SQLite would take an empty database for a new one, and throw away the log beside it.
void require_no_remains(const std::filesystem::path& folder) {
    const auto database = DataFolder::database_of(folder);
    if (size_of(database) > 0) return;
    if (size_of(DataFolder::log_of(folder)) == 0 && size_of(Anchor::file_of(folder)) == 0) return;
    throw StoreError{
        database.string() +
        " is damaged: it is missing or empty, and there has been one. Nothing "
        "was changed. Put a backup in place of the whole folder."};
}

/// SQLite gives its own files the mode of the database, so this one decides for all.
void create_database_file(const std::filesystem::path& folder) {
    const auto path = DataFolder::database_of(folder);
    const Descriptor created{
        ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, private_file)};
    if (created) return sync_folder(folder);
    if (errno != EEXIST) throw system_error("create", path);
    if (::chmod(path.c_str(), private_file) != 0) throw system_error("protect", path);
}

std::filesystem::path prepared(std::filesystem::path path) {
    create_folder(path);
    return path;
}

}  // namespace

DataFolder::DataFolder(std::filesystem::path path)
    : path_(prepared(std::move(path))), lock_(lock_folder(path_)) {
    require_no_remains(path_);
    create_database_file(path_);
}

bool DataFolder::is_held(const std::filesystem::path& folder) {
    const auto path = folder / "hoithi.lock";
    const Descriptor lock{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    return lock && ::flock(lock.number(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

}  // namespace hoithi::store
