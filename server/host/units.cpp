#include "server/host/units.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include <nlohmann/json.hpp>

#include "engine/text/normal.hpp"
#include "engine/text/visible.hpp"
#include "server/store/regular_file.hpp"

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
    std::optional<std::size_t> head_count;  // none: the file tells no head-counts
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
        position([](const auto& n) { return n == "head_count"; }),
        names.size(),
        names[*code].substr(code_prefix.size())};
}

/// What a line must not have in it, as a sentence; nothing if it is plain text.
std::optional<std::string> text_fault(std::string_view line) {
    if (!text::nfc(line)) return "is not UTF-8: save the file again with that encoding";
    if (line.starts_with("\xEF\xBB\xBF")) {
        return "begins with a byte order mark: save the file as UTF-8 without BOM";
    }
    std::string plain(line);
    std::replace(plain.begin(), plain.end(), '\t', ' ');
    if (text::visible(plain) != plain) {
        return "has a control character or an invisible one: " + text::visible(plain);
    }
    return std::nullopt;
}

/// The next line, without the end that other systems put to it.
bool next_line(std::istream& in, std::string& line) {
    if (!std::getline(in, line)) return false;
    if (line.ends_with('\r')) line.pop_back();
    return true;
}

/// An empty field is 0, not known; nullopt is no head-count.
std::optional<std::uint32_t> read_head_count(std::string_view field) {
    std::uint32_t count = 0;
    if (field.empty()) return count;
    const char* const end = field.data() + field.size();
    const auto [read_to, error] = std::from_chars(field.data(), end, count);
    const bool sound = error == std::errc{} && read_to == end && count > 0;
    return sound ? std::optional(count) : std::nullopt;
}

/// One line of the file; what `GET /api/units` says of it in `json`.
struct Row {
    std::string code;  // with its vintage
    std::string name;
    std::uint32_t head_count = 0;
    Json json;
};

Result<Row, std::string> read_row(const std::string& line, const Columns& columns) {
    using Read = Result<Row, std::string>;
    const std::vector<std::string> fields = split(line, "\t");
    if (fields.size() != columns.count) {
        return Read(
            "has " + std::to_string(fields.size()) + " columns instead of " +
            std::to_string(columns.count)
        );
    }
    const std::string head_count = columns.head_count ? fields[*columns.head_count] : "";
    const auto heads = read_head_count(head_count);
    if (!heads) {
        return Read("head_count is \"" + head_count + "\", not a number above 0 nor empty");
    }
    Row row{columns.vintage + ":" + fields[columns.code], fields[columns.name], *heads, {}};
    row.json = {
        {"code", row.code},
        {"name", row.name},
        {"kind", fields[columns.kind]},
        {"was", split(fields[columns.was], ", ")},
    };
    return Read(std::move(row));
}

}  // namespace

Result<Units, std::string> Units::load(const std::filesystem::path& file) {
    using Loaded = Result<Units, std::string>;
    constexpr std::size_t bytes_max = std::size_t{16} << 20U;
    const auto text =
        store::read_file_below(file.parent_path(), file.filename().string(), bytes_max);
    std::istringstream in(text ? *text : std::string());
    std::string line;
    if (!next_line(in, line)) {
        return Loaded("cannot read " + file.string() + ": it must be a file, no link, not empty");
    }
    const auto fault = [&](int number, const std::string& problem) {
        return Loaded(file.string() + ":" + std::to_string(number) + ": " + problem);
    };
    if (const auto problem = text_fault(line)) return fault(1, *problem);
    const auto columns = find_columns(line);
    if (!columns) {
        return fault(1, "needs the columns code_YEAR, name, kind_DATE, predecessor_names");
    }
    Units units;
    units.has_head_counts_ = columns->head_count.has_value();
    Json list = Json::array();
    for (int number = 2; next_line(in, line); ++number) {
        if (line.empty()) continue;
        if (const auto problem = text_fault(line)) return fault(number, *problem);
        auto read = read_row(line, *columns);
        if (!read) return fault(number, read.error());
        Row row = *std::move(read);
        const auto index = static_cast<std::uint32_t>(units.size());
        if (!units.by_code_.emplace(row.code, index).second) {
            return fault(number, "the code " + row.code + " is there twice");
        }
        units.units_.push_back({std::move(row.code), std::move(row.name)});
        units.head_counts_.push_back(row.head_count);
        list.push_back(std::move(row.json));
    }
    units.json_ = Json{{"units", std::move(list)}}.dump();
    return Loaded(std::move(units));
}

std::optional<std::uint32_t> Units::index_of(std::string_view code_with_vintage) const {
    const auto found = by_code_.find(code_with_vintage);
    return found == by_code_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace hoithi::host
