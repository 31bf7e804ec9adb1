#include "server/store/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace hoithi::store {

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

StoreError system_error(const std::string& action, const std::filesystem::path& path) {
    const std::string reason = std::generic_category().message(errno);
    return StoreError{"Cannot " + action + " " + path.string() + ": " + reason + "."};
}

std::uint64_t size_of(const std::filesystem::path& file) {
    std::error_code none;
    const auto bytes = std::filesystem::file_size(file, none);
    return none ? 0 : bytes;
}

void sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!opened || ::fsync(opened.number()) != 0) throw system_error("make durable", folder);
}

}  // namespace hoithi::store
