#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "server/store/store_error.hpp"

namespace hoithi::store {

/// An open file, closed on destruction; -1 when there is none.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&&) = delete;

    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

/// "Cannot <action> <path>: <what errno says>."
StoreError system_error(const std::string& action, const std::filesystem::path& path);

/// In bytes; 0 where there is no such file.
std::uint64_t size_of(const std::filesystem::path& file);

/// Makes the names in a folder durable: a new file's contents are worth nothing without its name.
void sync_folder(const std::filesystem::path& folder);

}  // namespace hoithi::store
