#include "server/api/media.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

#include <sodium.h>

#include "server/api/file_wording.hpp"
#include "server/api/media_intake.hpp"
#include "server/net/header_text.hpp"

namespace hoithi::api {

namespace fs = std::filesystem;

namespace {

constexpr Wording not_kept{
    "the file \"{0}\" cannot be copied into the data folder",
    "make room there, and check the right to write",
    "không chép được tệp \"{0}\" vào thư mục dữ liệu",
    "hãy kiểm tra dung lượng trống và quyền ghi"};

constexpr std::size_t hash_digits = 2UL * crypto_hash_sha256_BYTES;

std::string hash_of(const std::string& bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(
        hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()
    );
    std::array<char, hash_digits + 1> digits{};
    sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
    return digits.data();
}

/// A name that only this class gives.
bool is_kept_name(const std::string& name) {
    return name.find_first_not_of("0123456789abcdef") == hash_digits && name[hash_digits] == '.';
}

void add_media(const std::vector<PaperQuestion>& questions, MediaNames& names) {
    for (const PaperQuestion& one : questions) {
        if (one.question.media) names.insert(one.question.media->path);
    }
}

std::optional<std::string> read_whole(const fs::path& file) {
    std::error_code ec;
    const auto size = fs::file_size(file, ec);
    if (ec) return std::nullopt;
    std::string bytes(size, '\0');
    std::ifstream in(file, std::ios::binary);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) return std::nullopt;
    return bytes;
}

}  // namespace

Media::Media(fs::path folder) : folder_(std::move(folder)) {
    // This may be the first to make the data folder, which is nobody else's to read.
    const bool first = !fs::exists(folder_.parent_path());
    fs::create_directories(folder_);
    if (first) fs::permissions(folder_.parent_path(), fs::perms::owner_all);
}

bool Media::keep(const std::string& name, const std::string& bytes) const {
    std::error_code ec;
    const fs::path kept = folder_ / name;
    if (fs::exists(kept, ec) && is_sound(kept)) return true;
    const fs::path draft = folder_ / (name + ".part");
    std::ofstream out(draft, std::ios::binary);
    out << bytes;
    out.close();
    if (!out) return false;
    fs::rename(draft, kept, ec);
    return !ec;
}

void Media::take(
    std::string& path, const fs::path& beside, const std::string& pointer, Findings& findings
) const {
    const auto bytes = read_medium(beside, path, pointer, findings);
    if (!bytes) return;
    const std::string ending = net::lower_case(fs::path(path).extension().string());
    const std::string name = hash_of(*bytes) + ending;
    if (!keep(name, *bytes)) return findings.add(pointer, not_kept, {path});
    path = name;
}

Faults Media::take(Bank& bank, const fs::path& beside, Language language) const {
    Findings findings(language);
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        auto& media = bank.questions[i].media;
        const std::string pointer = "/questions/" + std::to_string(i) + "/media/path";
        if (media) take(media->path, beside, pointer, findings);
    }
    return findings.faults();
}

Faults Media::take(ContestDefinition& definition, const fs::path& beside, Language language) const {
    Findings findings(language);
    each_picture(definition.theme, [&](std::string& path, const std::string& pointer) {
        take(path, beside, pointer, findings);
    });
    return findings.faults();
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

void Media::let_go(const MediaNames& needed) const {
    std::vector<fs::path> unneeded;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
        const std::string name = entry.path().filename().string();
        if (is_kept_name(name) && !needed.contains(name)) unneeded.push_back(entry.path());
    }
    std::error_code ignored;
    for (const fs::path& file : unneeded) fs::remove(file, ignored);
}

void add_media(const Bank& bank, MediaNames& names) {
    for (const Question& question : bank.questions) {
        if (question.media) names.insert(question.media->path);
    }
}

void add_media(const ContestDefinition& definition, MediaNames& names) {
    each_picture(definition.theme, [&](const std::string& path, const std::string&) {
        names.insert(path);
    });
}

void add_media(const Setup& setup, MediaNames& names) {
    add_media(setup.definition, names);
    add_media(setup.paper.questions, names);
    add_media(setup.paper.spares, names);
}

}  // namespace hoithi::api
