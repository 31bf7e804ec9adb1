#include "engine/json/message_fields.hpp"

#include <cmath>

#include "engine/json/client_key_json.hpp"
#include "engine/text/normal.hpp"

namespace hoithi::json {

using Json = nlohmann::json;

MessageFields::MessageFields(const Json& message) : message_(message) {
    if (!message.is_object()) misshape();
}

const Json* MessageFields::find(std::string_view name) const {
    if (!message_.is_object()) return nullptr;
    const auto found = message_.find(name);
    return found == message_.end() || found->is_null() ? nullptr : &*found;
}

const Json* MessageFields::needed(std::string_view name) {
    const Json* value = find(name);
    if (!value) misshape();
    return value;
}

std::string MessageFields::text(std::string_view name) {
    const Json* value = needed(name);
    const auto* text = value ? value->get_ptr<const std::string*>() : nullptr;
    auto composed = text ? text::nfc(*text) : std::nullopt;
    return composed ? *std::move(composed) : misshapen<std::string>();
}

ClientKey MessageFields::key(std::string_view name) {
    const auto key = read_client_key(text(name));
    return key ? *key : misshapen<ClientKey>();
}

double MessageFields::real_number(std::string_view name) {
    const Json* value = needed(name);
    const bool fits = value && value->is_number() && std::isfinite(value->get<double>());
    return fits ? value->get<double>() : misshapen<double>();
}

std::uint32_t MessageFields::reply_number(std::string_view name) {
    const Json* value = needed(name);
    const auto number = value ? whole_number<std::uint32_t>(*value) : std::nullopt;
    return number ? *number : misshapen<std::uint32_t>();
}

OptionSet MessageFields::options(std::string_view name, Refusal unknown) {
    const Json* list = needed(name);
    if (!list || !list->is_array()) return misshapen<OptionSet>();
    OptionSet options;
    if (list->empty()) refuse(Refusal::bad_request);
    for (const Json& item : *list) {
        if (!item.is_number()) return misshapen<OptionSet>();
        const auto position = whole_number<std::int64_t>(item);
        if (position && (*position < 0 || *position >= std::int64_t{OptionSet::size_max})) {
            refuse(unknown);
        } else if (!position || options.contains(static_cast<std::size_t>(*position))) {
            refuse(Refusal::bad_request);
        } else {
            options.add(static_cast<std::size_t>(*position));
        }
    }
    return options;
}

std::vector<std::string> MessageFields::texts(std::string_view name) {
    std::vector<std::string> texts;
    const Json* list = needed(name);
    if (!list || !list->is_array()) return misshapen<std::vector<std::string>>();
    for (const Json& item : *list) {
        const auto* text = item.get_ptr<const std::string*>();
        auto composed = text ? text::nfc(*text) : std::nullopt;
        if (!composed) return misshapen<std::vector<std::string>>();
        texts.push_back(*std::move(composed));
    }
    return texts;
}

bool MessageFields::flag_or(std::string_view name, bool otherwise) {
    const Json* value = find(name);
    if (!value) return otherwise;
    return value->is_boolean() ? value->get<bool>() : misshapen<bool>();
}

std::string_view MessageFields::one_of(std::initializer_list<std::string_view> names) {
    std::string_view found;
    for (const std::string_view name : names) {
        if (!has(name)) continue;
        if (!found.empty()) {
            misshape();
            return {};
        }
        found = name;
    }
    if (found.empty()) misshape();
    return found;
}

}  // namespace hoithi::json
