#include "server/store/regular_file.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/normal.hpp"
#include "server/store/files.hpp"

namespace hoithi::store {

namespace {

using Read = Result<std::string, FileFault>;

// Without waiting for a pipe's other end, and without a terminal that takes us over.
constexpr int file_flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

Read read_open(const Descriptor& file, std::size_t bytes_max) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return FileFault::unreadable;
    if (!S_ISREG(status.st_mode)) return FileFault::not_a_file;
    std::string bytes;
    std::array<char, 65536> buffer;
    for (;;) {
        if (bytes.size() > bytes_max || static_cast<std::size_t>(status.st_size) > bytes_max) {
            return FileFault::too_large;
        }
        const ssize_t size = ::read(file.number(), buffer.data(), buffer.size());
        if (size == 0) return bytes;
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return FileFault::unreadable;
        bytes.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

std::string in_small_letters(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// The name of the folder's entry that is `name` but for the composition of accents, since some
/// systems take names apart when they copy them; or else the only one that is `name` but for
/// capitals, which some systems do not tell apart.
std::optional<std::string> name_in(const Descriptor& folder, const std::string& name) {
    const auto wanted = text::nfc(name);
    const std::unique_ptr<DIR, int (*)(DIR*)> list(
        ::fdopendir(::openat(folder.number(), ".", folder_flags)), ::closedir
    );
    if (!wanted || !list) return std::nullopt;
    std::vector<std::string> alike;
    while (const dirent* entry = ::readdir(list.get())) {
        const auto there = text::nfc(entry->d_name);
        if (there == wanted) return entry->d_name;
        if (there && in_small_letters(*there) == in_small_letters(*wanted)) {
            alike.emplace_back(entry->d_name);
        }
    }
    return alike.size() == 1 ? std::optional(alike.front()) : std::nullopt;
}

/// Opens an entry of a folder, whatever it is but a link.
Descriptor open_in(const Descriptor& folder, const std::string& name, int flags) {
    Descriptor opened{::openat(folder.number(), name.c_str(), flags | O_NOFOLLOW)};
    if (opened || errno != ENOENT) return opened;
    const auto other = name_in(folder, name);
    errno = ENOENT;
    return Descriptor{other ? ::openat(folder.number(), other->c_str(), flags | O_NOFOLLOW) : -1};
}

FileFault open_fault(const Descriptor& folder, const std::string& name) {
    const int why = errno;
    if (why == ENXIO) return FileFault::not_a_file;  // a socket
    struct stat status {};
    if (::fstatat(folder.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISLNK(status.st_mode)) {
        return FileFault::link;
    }
    return FileFault::unreadable;
}

bool is_step_down(std::string_view name) { return !name.empty() && name != "." && name != ".."; }

}  // namespace

Read read_regular_file(const std::filesystem::path& file, std::size_t bytes_max) {
    const Descriptor opened{::open(file.c_str(), file_flags)};
    if (opened) return read_open(opened, bytes_max);
    return errno == ENXIO ? FileFault::not_a_file : FileFault::unreadable;
}

Read read_file_below(
    const std::filesystem::path& folder, std::string_view path, std::size_t bytes_max
) {
    const std::filesystem::path start = folder.empty() ? "." : folder;
    auto here = std::make_unique<Descriptor>(::open(start.c_str(), folder_flags));
    if (!*here) return FileFault::unreadable;
    for (;;) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string name(path.substr(0, slash));
        const bool last = slash == path.size();
        if (!is_step_down(name)) return FileFault::unreadable;
        auto next =
            std::make_unique<Descriptor>(open_in(*here, name, last ? file_flags : folder_flags));
        if (!*next) return open_fault(*here, name);
        if (last) return read_open(*next, bytes_max);
        here = std::move(next);
        path.remove_prefix(slash + 1);
    }
}

}  // namespace hoithi::store
