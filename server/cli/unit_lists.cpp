#include "server/cli/unit_lists.hpp"

#include "engine/findings.hpp"
#include "server/cli/bank_files.hpp"

namespace hoithi::cli {

namespace fs = std::filesystem;

namespace {

constexpr Wording faulty_list{
    "{0}",
    "correct the list of units, or take it away",
    "{0}",
    "hãy sửa danh mục đơn vị này, hoặc bỏ nó ra khỏi thư mục"};

constexpr Wording no_such_list{
    "there is no list of units \"{0}\"",
    "put {0}.tsv into the folder of units, or name another list",
    "không có danh mục đơn vị \"{0}\"",
    "hãy đặt tệp {0}.tsv vào thư mục danh mục đơn vị, hoặc ghi danh mục khác"};
constexpr Wording no_head_counts{
    "units are ranked by the share that took part, and {0}.tsv has no column head_count",
    "add the column head_count to {0}.tsv, or choose another rule",
    "đơn vị được xếp hạng theo tỷ lệ tham gia nhưng tệp {0}.tsv không có cột head_count",
    "hãy thêm cột head_count (số người của đơn vị) vào {0}.tsv, hoặc chọn cách tính khác"};

/// What is wrong with a list, which names the file and the line already.
Fault fault_of(const fs::path& file, const std::string& problem, Language language) {
    const std::string place = file.string() + ":";
    const bool in_line = problem.starts_with(place);
    const std::string told = in_line ? "line " + problem.substr(place.size()) : problem;
    return Findings::told(language, {}, faulty_list, {told});
}

}  // namespace

std::optional<api::UnitSets> load_units(
    const fs::path& folder,
    const std::set<std::string>& needed,
    Language language,
    const LeftOut& left_out
) {
    api::UnitSets sets;
    bool sound = true;
    std::error_code failed;
    for (const fs::path& file : files_of(folder, ".tsv", failed)) {
        auto units = host::Units::load(file);
        const std::string name = file.stem().string();
        if (units) {
            sets.emplace(name, *std::move(units));
            continue;
        }
        const Faults faults{fault_of(file, units.error(), language)};
        if (needed.contains(name)) {
            print_faults(file, faults);
            sound = false;
        } else {
            left_out(file, faults);
        }
    }
    if (failed) {
        print_faults(folder, {Findings::told(language, {}, no_folder, {"--units"})});
        sound = false;
    }
    return sound ? std::optional(std::move(sets)) : std::nullopt;
}

Faults check_units(
    const ContestDefinition& definition, const api::UnitSets& lists, Language language
) {
    Findings findings(language);
    const auto list = lists.find(definition.units);
    const bool by_share = definition.unit_board && definition.unit_board->rule == UnitRule::share;
    if (definition.units.empty()) return {};
    if (list == lists.end()) {
        findings.add("/units/set", no_such_list, {definition.units});
    } else if (by_share && !list->second.has_head_counts()) {
        findings.add("/units/board/rule", no_head_counts, {definition.units});
    }
    return findings.faults();
}

}  // namespace hoithi::cli
