#include "server/api/media.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include <sodium.h>

namespace hoithi::api {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t bytes_max = 8U << 20U;

std::string hash_of(const std::string& bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(
        hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()
    );
    std::array<char, 2 * hash.size() + 1> digits{};
    sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
    return digits.data();
}

std::optional<std::string> read_whole(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) return std::nullopt;
    return bytes;
}

}  // namespace

Media::Media(fs::path folder) : folder_(std::move(folder)) {
    // This may be the first to make the data folder, which is nobody else's to read.
    const bool first = !fs::exists(folder_.parent_path());
    fs::create_directories(folder_);
    if (first) fs::permissions(folder_.parent_path(), fs::perms::owner_all);
}

std::optional<std::string> Media::take(const fs::path& file) const {
    std::error_code ec;
    if (!fs::is_regular_file(file, ec) || fs::file_size(file, ec) > bytes_max) return std::nullopt;
    const std::optional<std::string> bytes = read_whole(file);
    if (!bytes) return std::nullopt;
    const std::string name = hash_of(*bytes) + file.extension().string();
    const fs::path kept = folder_ / name;
    if (fs::exists(kept, ec) && is_sound(kept)) return name;
    const fs::path draft = folder_ / (name + ".part");
    std::ofstream out(draft, std::ios::binary);
    out << *bytes;
    out.close();
    fs::rename(draft, kept, ec);
    if (!out || ec) return std::nullopt;
    return name;
}

bool Media::is_sound(const fs::path& file) {
    const std::string name = file.filename().string();
    const std::optional<std::string> bytes = read_whole(file);
    return bytes && name.substr(0, name.find('.')) == hash_of(*bytes);
}

std::vector<std::string> Media::damage() const {
    std::vector<std::string> damaged;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
        const bool draft = entry.path().extension() == ".part";
        if (draft || !entry.is_regular_file() || is_sound(entry.path())) continue;
        damaged.push_back(
            entry.path().string() + " is damaged and not shown: restore it from a backup"
        );
    }
    std::ranges::sort(damaged);
    return damaged;
}

Faults Media::take(Bank& bank, const fs::path& beside) const {
    Faults faults;
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        Question& question = bank.questions[i];
        if (!question.media) continue;
        if (auto name = take(beside / question.media->path)) {
            question.media->path = *std::move(name);
        } else {
            faults.push_back(
                {"/questions/" + std::to_string(i) + "/media/path",
                 "the file \"" + question.media->path + "\" cannot be read or is over 8 MiB",
                 "put the file beside the bank, under that name"}
            );
        }
    }
    return faults;
}

}  // namespace hoithi::api
