#include "engine/json/field_reader.hpp"

#include <algorithm>

#include "engine/json/json_pointer.hpp"
#include "engine/json/json_wording.hpp"
#include "engine/shape.hpp"
#include "engine/text/normal.hpp"

namespace hoithi::json {

namespace {

using Json = nlohmann::json;

std::string_view told(Wanted wanted, Language language) {
    const bool vi = language == Language::vietnamese;
    switch (wanted) {
        case Wanted::text:
            return vi ? "một chuỗi văn bản" : "a text in quotes";
        case Wanted::whole_number:
            return vi ? "một số nguyên" : "a whole number";
        case Wanted::flag:
            return vi ? "true hoặc false" : "true or false";
        case Wanted::list:
            return vi ? "một danh sách [ ]" : "a list in [ ]";
        case Wanted::object:
            return vi ? "một đối tượng { }" : "an object in { }";
    }
    return {};
}

std::string_view told(const Json& found, Language language) {
    if (found.is_null()) return "null";
    if (found.is_number_float()) {
        return language == Language::vietnamese ? "một số không nguyên"
                                                : "a number with a fraction";
    }
    if (found.is_number()) return told(Wanted::whole_number, language);
    if (found.is_string()) return told(Wanted::text, language);
    if (found.is_boolean()) return told(Wanted::flag, language);
    return told(found.is_array() ? Wanted::list : Wanted::object, language);
}

bool is_wanted(const Json& value, Wanted wanted) {
    switch (wanted) {
        case Wanted::text:
            return value.is_string();
        case Wanted::whole_number:
            return value.is_number_integer();
        case Wanted::flag:
            return value.is_boolean();
        case Wanted::list:
            return value.is_array();
        case Wanted::object:
            return value.is_object();
    }
    return false;
}

/// Letters to put in, take out or change to get from one word to the other.
std::size_t edit_distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row[to.size()];
}

/// The name that was probably meant, or nothing.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& known) {
    constexpr std::size_t name_bytes_max = 40;
    std::string_view best;
    std::size_t best_distance = name.size() / 3 + 2;
    if (name.size() > name_bytes_max) return best;
    for (const std::string_view candidate : known) {
        const std::size_t distance = edit_distance(name, candidate);
        if (distance < best_distance && distance < candidate.size()) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace

void record_wrong_type(
    Findings& findings, const std::string& pointer, const Json& value, Wanted wanted
) {
    findings.add(
        pointer,
        wording::wrong_type,
        {told(value, findings.language()), told(wanted, findings.language())}
    );
}

FieldReader::FieldReader(const Json& object, std::string pointer, Findings& findings)
    : object_(object.is_object() ? &object : nullptr),
      pointer_(std::move(pointer)),
      findings_(findings) {
    if (!object_) record_wrong_type(findings_, pointer_, object, Wanted::object);
}

std::string FieldReader::pointer(std::string_view name) const { return pointer_to(pointer_, name); }

const Json* FieldReader::find(std::string_view name, Presence presence) {
    asked_for_.push_back(name);
    if (!object_) return nullptr;
    const auto found = object_->find(name);
    const bool there = found != object_->end();
    if (there && !(found->is_null() && presence == Presence::optional)) return &*found;
    return nullptr;
}

const Json* FieldReader::find(std::string_view name, Presence presence, Wanted wanted) {
    const Json* value = find(name, presence);
    if (!value) {
        if (object_ && presence == Presence::required) record_missing(name, wanted);
        return nullptr;
    }
    if (is_wanted(*value, wanted)) return value;
    record_wrong_type(findings_, pointer(name), *value, wanted);
    return nullptr;
}

const Json* FieldReader::find_list(std::string_view name, Presence presence) {
    return find(name, presence, Wanted::list);
}

const Json* FieldReader::find_object(std::string_view name, Presence presence) {
    return find(name, presence, Wanted::object);
}

const std::vector<Json>& FieldReader::items(std::string_view name, Presence presence) {
    static const std::vector<Json> none;
    const Json* list = find_list(name, presence);
    return list ? list->get_ref<const std::vector<Json>&>() : none;
}

void FieldReader::read_exact(std::string_view name, std::string& target) {
    const Json* value = find(name, Presence::required, Wanted::text);
    if (value) target = value->get_ref<const std::string&>();
}

void FieldReader::read_text(std::string_view name, std::string& target, Presence presence) {
    const Json* value = find(name, presence, Wanted::text);
    if (value) target = text::nfc(value->get_ref<const std::string&>()).value_or(std::string{});
}

void FieldReader::read_texts(
    std::string_view name, std::vector<std::string>& target, Presence presence
) {
    std::vector<std::string> texts;
    std::size_t position = 0;
    for (const Json& item : items(name, presence)) {
        if (const auto* text = item.get_ptr<const std::string*>()) {
            texts.push_back(text::nfc(*text).value_or(std::string{}));
        } else {
            record_wrong_type(findings_, pointer_to(pointer(name), position), item, Wanted::text);
        }
        ++position;
    }
    if (!texts.empty()) target = std::move(texts);
}

void FieldReader::read_flag(std::string_view name, bool& target, Presence presence) {
    const Json* value = find(name, presence, Wanted::flag);
    if (value) target = value->get<bool>();
}

void FieldReader::record_missing(std::string_view name, Wanted wanted) {
    findings_.add(pointer(name), wording::missing, {name, told(wanted, findings_.language())});
}

void FieldReader::record_unknown_word(
    std::string_view name, std::string_view word, std::string_view list
) {
    findings_.add(pointer(name), wording::unknown_word, {word, list});
}

void FieldReader::record_out_of_range(
    std::string_view name, const Json& value, std::string_view least, std::string_view most
) {
    findings_.add(pointer(name), hoithi::wording::out_of_range, {value.dump(), least, most});
}

void FieldReader::finish() {
    if (!object_) return;
    for (const auto& [name, value] : object_->items()) {
        if (std::ranges::find(asked_for_, name) != asked_for_.end()) continue;
        const std::string_view meant = nearest(name, asked_for_);
        const Wording& words = meant.empty() ? wording::unknown_field : wording::misspelt_field;
        findings_.add(pointer(name), words, {name, meant});
    }
}

}  // namespace hoithi::json
