#include "engine/json/strict_json.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/json/json_pointer.hpp"
#include "engine/json/json_wording.hpp"
#include "engine/json/limits.hpp"
#include "engine/text/normal.hpp"

namespace hoithi::json {

namespace {

using Json = nlohmann::json;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Lines and columns as editors count them, in characters from 1.
struct Spot {
    std::size_t line = 1;
    std::size_t column = 1;
};

Spot spot_of(std::string_view text, std::size_t offset) {
    Spot spot;
    for (const char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++spot.line;
            spot.column = 1;
        } else if (!is_continuation(c)) {
            ++spot.column;
        }
    }
    return spot;
}

/// The first line whose bytes are no UTF-8.
std::size_t line_not_utf8(std::string_view text) {
    std::size_t line = 1;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (!text::nfc(text.substr(0, end))) return line;
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line;
    }
    return line;
}

bool has_control_character(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7F) return true;
        const bool second_block = byte == 0xC2 && i + 1 < text.size();  // U+0080 … U+009F
        if (second_block && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
    }
    return false;
}

/// What a syntax error names: the last characters read, shortened. The parser stops within a
/// character that cannot stand there; `text` goes on from where it stopped.
std::string shown(std::string token, std::string_view text, Language language) {
    constexpr std::size_t bytes_max = 40;
    if (token.empty()) return language == Language::vietnamese ? "chỗ hết tệp" : "the end";
    const bool parted = static_cast<unsigned char>(token.back()) >= 0x80U;
    for (; parted && !text.empty() && is_continuation(text[0]); text.remove_prefix(1)) {
        token += text[0];
    }
    std::size_t start = token.size() > bytes_max ? token.size() - bytes_max : 0;
    while (start < token.size() && is_continuation(token[start])) ++start;
    return "'" + token.substr(start) + "'";
}

/// Watches the parser go through the text.
class Watcher : public nlohmann::json_sax<Json> {
public:
    Watcher(std::string_view text, Findings& findings) : text_(text), findings_(findings) {}

    bool null() override { return step(); }
    bool boolean(bool) override { return step(); }
    bool number_integer(number_integer_t) override { return step(); }
    bool number_unsigned(number_unsigned_t) override { return step(); }
    bool number_float(number_float_t, const string_t&) override { return step(); }
    bool binary(binary_t&) override { return false; }

    bool string(string_t& value) override {
        step();
        if (has_control_character(value)) {
            findings_.add(pointer(), wording::control_character);
        }
        return true;
    }

    bool start_object(std::size_t) override { return descend(false); }
    bool start_array(std::size_t) override { return descend(true); }
    bool end_object() override { return ascend(); }
    bool end_array() override { return ascend(); }

    bool key(string_t& name) override {
        Level& level = levels_.back();
        level.name = name;
        if (!level.names.insert(name).second) {
            findings_.add(pointer(), wording::name_twice, {name});
        }
        if (has_control_character(name)) findings_.add(pointer(), wording::control_character);
        return true;
    }

    using Exception = nlohmann::detail::exception;

    bool parse_error(std::size_t position, const std::string& last_token, const Exception&)
        override {
        const Spot spot = spot_of(text_, position == 0 ? 0 : position - 1);
        findings_.add(
            {},
            wording::syntax,
            {std::to_string(spot.line),
             std::to_string(spot.column),
             shown(
                 last_token, text_.substr(std::min(position, text_.size())), findings_.language()
             )}
        );
        return false;
    }

private:
    struct Level {
        bool array = false;
        std::size_t position = 0;  // array: one past the item being read
        std::string name;          // object: of the field being read
        std::set<std::string> names;
    };

    /// One value more in whatever it stands in.
    bool step() {
        if (!levels_.empty() && levels_.back().array) ++levels_.back().position;
        return true;
    }

    bool descend(bool array) {
        step();
        if (levels_.size() == depth_max) {
            findings_.add(pointer(), wording::too_deep, {std::to_string(depth_max)});
            return false;
        }
        levels_.push_back({array, 0, {}, {}});
        return true;
    }

    bool ascend() {
        levels_.pop_back();
        return true;
    }

    std::string pointer() const {
        std::string pointer;
        for (const Level& level : levels_) {
            pointer +=
                level.array ? "/" + std::to_string(level.position - 1) : pointer_to({}, level.name);
        }
        return pointer;
    }

    std::string_view text_;
    Findings& findings_;
    std::vector<Level> levels_;
};

/// What makes the text no JSON text at all. Gives false where reading on makes no sense.
bool check_bytes(std::string_view text, std::size_t bytes_max, Findings& findings) {
    if (text.size() > bytes_max) {
        findings.add({}, wording::too_big, {std::to_string(bytes_max)});
        return false;
    }
    // UTF-16, as some editors write "Unicode", is full of zero bytes.
    const bool wide = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    if (const std::size_t at = text.find('\0'); !wide && at != std::string_view::npos) {
        findings.add({}, wording::nul, {std::to_string(spot_of(text, at).line)});
        return false;
    }
    if (!text::nfc(text)) {
        findings.add({}, wording::not_utf8, {std::to_string(line_not_utf8(text))});
        return false;
    }
    return true;
}

}  // namespace

Result<Json, Faults> read_strict(std::string_view text, std::size_t bytes_max, Language language) {
    Findings findings(language);
    if (!check_bytes(text, bytes_max, findings)) return findings.faults();
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) {
        findings.add({}, wording::byte_order_mark);
        text.remove_prefix(mark.size());
    }
    Watcher watcher(text, findings);
    const bool whole = Json::sax_parse(text, &watcher);
    if (!whole || !findings.faults().empty()) return findings.faults();
    return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

}  // namespace hoithi::json
