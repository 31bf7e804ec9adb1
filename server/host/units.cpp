#include "server/host/units.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

namespace hoithi::host {

namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + separator.size());
    }
}

/// Where the columns are that a units file must have.
struct Columns {
    std::size_t code = 0;
    std::size_t name = 0;
    std::size_t kind = 0;
    std::size_t was = 0;
    std::size_t count = 0;
    std::string vintage;
};

std::optional<Columns> find_columns(const std::string& heading) {
    constexpr std::string_view code_prefix = "code_";
    const std::vector<std::string> names = split(heading, "\t");
    const auto position = [&](auto&& matches) -> std::optional<std::size_t> {
        const auto found = std::ranges::find_if(names, matches);
        if (found == names.end()) return std::nullopt;
        return static_cast<std::size_t>(found - names.begin());
    };
    const auto code = position([&](const auto& n) { return n.starts_with(code_prefix); });
    const auto name = position([](const auto& n) { return n == "name"; });
    const auto was = position([](const auto& n) { return n == "predecessor_names"; });
    const auto kind = std::find_if(names.rbegin(), names.rend(), [](const auto& n) {
        return n.starts_with("kind_");
    });
    if (!code || !name || !was || kind == names.rend()) return std::nullopt;
    return Columns{
        *code,
        *name,
        static_cast<std::size_t>(names.rend() - kind) - 1,
        *was,
        names.size(),
        names[*code].substr(code_prefix.size())};
}

}  // namespace

Result<Units, std::string> Units::load(const std::filesystem::path& file) {
    using Loaded = Result<Units, std::string>;
    std::ifstream in(file);
    std::string line;
    if (!in || !std::getline(in, line)) return Loaded("cannot read " + file.string());
    const auto columns = find_columns(line);
    if (!columns) {
        return Loaded(
            file.string() + ":1: needs the columns code_YEAR, name, kind_DATE, predecessor_names"
        );
    }
    Units units;
    Json list = Json::array();
    for (int number = 2; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        const std::vector<std::string> fields = split(line, "\t");
        if (fields.size() != columns->count) {
            return Loaded(
                file.string() + ":" + std::to_string(number) + ": has " +
                std::to_string(fields.size()) + " columns instead of " +
                std::to_string(columns->count)
            );
        }
        const std::string code = columns->vintage + ":" + fields[columns->code];
        units.names_.emplace(code, fields[columns->name]);
        list.push_back({
            {"code", code},
            {"name", fields[columns->name]},
            {"kind", fields[columns->kind]},
            {"was", split(fields[columns->was], ", ")},
        });
    }
    units.json_ =
        Json{{"units", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
    return Loaded(std::move(units));
}

bool Units::contains(std::string_view code_with_vintage) const {
    return names_.contains(code_with_vintage);
}

}  // namespace hoithi::host
