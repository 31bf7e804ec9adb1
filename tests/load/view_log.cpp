#include "tests/load/view_log.hpp"

#include <algorithm>
#include <array>

namespace hoithi::load {

namespace {

// All that a question may have before the reveal. A field that is not listed is a fault.
constexpr std::array<std::string_view, 17> open_fields{
    "q",
    "n",
    "of",
    "round",
    "topic",
    "difficulty",
    "kind",
    "seconds",
    "points",
    "rules",
    "text",
    "options",
    "opens_at",
    "closes_at",
    "remaining",
    "media",
    "v"};
constexpr std::array<std::string_view, 3> fields_after_lead_in{"text", "options", "media"};
constexpr std::array<std::string_view, 6> secret_fields{
    R"("key")", R"("explanation")", R"("counts")", R"("source")", R"("texts")", R"("history")"};

bool lists(const auto& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool is_before_reveal(std::string_view phase) {
    return phase == "lobby" || phase == "lead_in" || phase == "open" || phase == "closed";
}

}  // namespace

std::uint32_t LoggedView::showing() const {
    const auto& question = json.at("question");
    return question.is_null() ? 0 : question.at("q").get<std::uint32_t>();
}

bool ViewLog::take(std::size_t position, TimePoint at, std::string_view text) {
    if (position == views_.size()) views_.push_back({std::string(text), 0, at});
    LoggedView& view = views_[position];
    if (view.text != text) return false;
    ++view.seen;
    return true;
}

const LoggedView& ViewLog::read(std::size_t position) {
    LoggedView& view = views_[position];
    if (view.json.is_null()) view.json = nlohmann::json::parse(view.text);
    return view;
}

std::optional<std::string> fault_in(const LoggedView& view, std::uint64_t version_before) {
    if (view.json.at("v").get<std::uint64_t>() <= version_before) return "its v did not grow";
    const std::string phase = view.phase();
    if (!is_before_reveal(phase)) return std::nullopt;
    if (!view.json.at("reveal").is_null()) return "a reveal before its time";
    if (names_a_secret(view.text)) return "names a field that only hosts may know";
    const auto& question = view.json.at("question");
    if (question.is_null()) return std::nullopt;
    for (const auto& [field, value] : question.items()) {
        if (!lists(open_fields, field)) return "a field before its time: " + field;
        if (phase == "lead_in" && lists(fields_after_lead_in, field)) {
            return "shown in the lead-in: " + field;
        }
    }
    return std::nullopt;
}

bool names_a_secret(std::string_view text) {
    return std::ranges::any_of(secret_fields, [text](std::string_view field) {
        return text.find(field) != std::string_view::npos;
    });
}

}  // namespace hoithi::load
