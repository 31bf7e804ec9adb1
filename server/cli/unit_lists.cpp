#include "server/cli/unit_lists.hpp"

#include "engine/findings.hpp"
#include "server/cli/terminal.hpp"

namespace hoithi::cli {

namespace {

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

}  // namespace

std::optional<api::UnitSets> load_units(const std::filesystem::path& folder) {
    api::UnitSets sets;
    std::error_code ec;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ec)) {
        if (entry.path().extension() != ".tsv") continue;
        auto units = host::Units::load(entry.path());
        if (!units) {
            err() << units.error() << "\n";
            return std::nullopt;
        }
        sets.emplace(entry.path().stem().string(), *std::move(units));
    }
    if (ec) {
        err() << folder << ": the folder of units cannot be read\n";
        return std::nullopt;
    }
    return sets;
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
