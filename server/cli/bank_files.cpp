#include "server/cli/bank_files.hpp"

#include <algorithm>
#include <map>

#include "engine/findings.hpp"
#include "engine/json/bank_json.hpp"
#include "engine/json/limits.hpp"
#include "engine/shape.hpp"
#include "server/cli/files.hpp"
#include "server/store/regular_file.hpp"

namespace hoithi::cli {

namespace fs = std::filesystem;

namespace {

constexpr Wording another_name{
    "\"{0}\" is not the name of the file, {1}",
    "name the file {0}.json, or write its name as the id",
    "\"{0}\" không trùng với tên tệp {1}",
    "hãy đổi tên tệp thành {0}.json, hoặc ghi tên tệp làm mã"};
constexpr Wording same_bank{
    "{1} and {2} are both the bank \"{0}\"",
    "take the one that is out of date away, or give it an id and a name of its own",
    "{1} và {2} cùng là bộ câu hỏi \"{0}\"",
    "hãy bỏ tệp cũ ra khỏi thư mục, hoặc đặt mã và tên tệp khác cho nó"};

bool is_left_behind(std::string_view name) {
    constexpr std::string_view firsts = ".~#";
    return name.empty() || firsts.find(name[0]) != std::string_view::npos;
}

std::string id_by_name(const fs::path& file) {
    std::string stem = file.stem().string();
    std::ranges::transform(stem, stem.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return stem;
}

BankFile read(const fs::path& file, Language language, api::MediaIntake& media) {
    constexpr std::size_t bytes_max = json::bank_bytes_max;
    const fs::path folder = file.parent_path();
    auto text = text_of(
        file,
        store::read_file_below(folder, file.filename().string(), bytes_max),
        bytes_max,
        language
    );
    if (!text) return {file, std::nullopt, text.error()};
    auto bank = json::read_bank(*text, language);
    if (!bank) return {file, std::nullopt, bank.error()};
    Faults faults = media.check(*bank, folder);
    if (bank->id != id_by_name(file)) {
        const std::string name = file.filename().string();
        faults.push_back(Findings::told(language, "/id", another_name, {bank->id, name}));
    }
    return {file, *std::move(bank), std::move(faults)};
}

void find_same(std::vector<BankFile>& banks, Language language) {
    std::map<std::string, const BankFile*> by_id;
    for (BankFile& one : banks) {
        if (!one.bank) continue;
        const auto [first, is_first] = by_id.emplace(one.bank->id, &one);
        if (is_first) continue;
        one.clashes = true;
        const std::string names[] = {first->second->file.string(), one.file.string()};
        one.faults = {
            Findings::told(language, "/id", same_bank, {one.bank->id, names[0], names[1]})};
    }
}

}  // namespace

std::vector<fs::path> files_of(
    const fs::path& folder, std::string_view ending, std::error_code& failed
) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
        const std::string name = entry.path().filename().string();
        if (has_ending(name, ending) && !is_left_behind(name)) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

bool BankFile::is_one_of(const std::set<std::string>& ids) const {
    return ids.contains(id_by_name(file)) || (bank && ids.contains(bank->id));
}

std::vector<BankFile> read_banks(
    const std::vector<fs::path>& files, Language language, api::MediaIntake& media
) {
    std::vector<BankFile> banks;
    banks.reserve(files.size());
    for (const fs::path& file : files) banks.push_back(read(file, language, media));
    find_same(banks, language);
    return banks;
}

std::vector<fs::path> bank_files(const fs::path& file_or_folder, std::error_code& failed) {
    if (!fs::is_directory(file_or_folder, failed)) {
        failed.clear();
        return {file_or_folder};
    }
    auto files = files_of(file_or_folder, ".json", failed);
    std::erase_if(files, [](const fs::path& file) {
        return has_ending(file.filename().string(), "schema.json");
    });
    return files;
}

}  // namespace hoithi::cli
