#include "server/store/file_watch.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <string>
#include <utility>

namespace hoithi::store {

namespace {

StoreError gone(const std::filesystem::path& path, const std::string& how) {
    return StoreError{
        path.string() + " was " + how +
        " while the server was running. What was marked recorded before is in that file."};
}

/// Holds a file so that its number is not given to another one. Does not open it for reading: to
/// close the database once more would let go of its locks.
Descriptor hold(const std::filesystem::path& path) {
    return Descriptor{::open(path.c_str(), O_PATH | O_CLOEXEC)};
}

}  // namespace

FileWatch::FileWatch(const DataFolder& folder) {
    const std::string database = folder.database().string();
    files_.push_back({database, std::nullopt});
    files_.push_back({database + "-wal", std::nullopt});
    files_.push_back({database + "-shm", std::nullopt});
    files_.push_back({folder.secret_key(), std::nullopt});
    check();
}

void FileWatch::check() {
    for (Watched& file : files_) check(file);
}

void FileWatch::check(Watched& file) {
    if (!file.known) {
        if (Descriptor found = hold(file.path)) file.known.emplace(std::move(found));
        return;
    }
    struct stat known {};
    struct stat found {};
    if (::fstat(file.known->number(), &known) != 0) throw system_error("look at", file.path);
    if (::stat(file.path.c_str(), &found) != 0) {
        // Who may not look may still write: nothing is lost by it.
        if (errno == EACCES) return;
        if (errno == ENOENT || errno == ENOTDIR) throw gone(file.path, "removed");
        throw system_error("find", file.path);
    }
    if (found.st_dev != known.st_dev || found.st_ino != known.st_ino) {
        throw gone(file.path, "replaced");
    }
}

}  // namespace hoithi::store
