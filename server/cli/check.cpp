#include <algorithm>
#include <chrono>
#include <iomanip>
#include <sstream>

#include "engine/bank_advice.hpp"
#include "engine/paper.hpp"
#include "engine/text/fold.hpp"
#include "server/cli/bank_files.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/files.hpp"
#include "server/cli/materials.hpp"
#include "server/cli/terminal.hpp"

namespace hoithi::cli {

namespace {

constexpr Wording no_banks{
    "there are no banks in the folder, or it cannot be read",
    "name bank files (*.json), or a folder of them",
    "thư mục không có bộ câu hỏi nào, hoặc không đọc được",
    "hãy chỉ ra các tệp bộ câu hỏi (*.json), hoặc thư mục chứa chúng"};

constexpr Wording spares_from_anywhere{
    "is drawn by lot from the whole bank, easy or hard, while the questions are named",
    "name the spares as well, as in \"spares\": [\"{0}\"]",
    "được rút thăm từ cả bộ, dễ khó lẫn lộn, trong khi câu hỏi thì ghi tên",
    "hãy ghi tên cả câu dự phòng, ví dụ \"spares\": [\"{0}\"]"};

/// The day in Vietnam, as an ISO date.
std::string today() {
    const auto now = std::chrono::system_clock::now() + std::chrono::hours(7);
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(now)};
    std::ostringstream text;
    text << static_cast<int>(date.year()) << std::setfill('0') << '-' << std::setw(2)
         << static_cast<unsigned>(date.month()) << '-' << std::setw(2)
         << static_cast<unsigned>(date.day());
    return text.str();
}

/// What could be better about a sound bank, and how often each rule found something.
void print_advice(const std::filesystem::path& file, const Bank& bank, Language language) {
    const Advice advice = advise(bank, today(), text::fold, language);
    const bool vietnamese = language == Language::vietnamese;
    if (advice.accepted > 0) {
        out() << file << ": " << advice.accepted
              << std::string_view(
                     vietnamese ? " cảnh báo được bộ câu hỏi chấp nhận, có nêu lý do"
                                : " warnings that the bank accepts, with reasons"
                 )
              << "\n";
    }
    if (advice.warnings.empty()) return;
    print_faults(out(), file, advice.warnings);
    out() << file << ": " << advice.warnings.size()
          << std::string_view(
                 vietnamese ? " cảnh báo, vẫn dùng được:" : " warnings; the bank is fit for use:"
             )
          << "\n";
    for (const Advice::Count& count : advice.counts) {
        std::ostringstream warnings;
        warnings << std::setw(5) << count.warnings;
        out() << warnings.str() << "  " << count.rule << "\n";
    }
}

/// What could be better about a sound contest: a round that names its questions, not its spares.
void print_advice(
    const std::filesystem::path& file,
    const ContestDefinition& definition,
    const Paper& paper,
    Language language
) {
    Faults warnings;
    for (std::size_t i = 0; i < definition.rounds.size(); ++i) {
        const Round& round = definition.rounds[i];
        if (round.questions.empty() || round.spares == 0) continue;
        const auto drawn = std::ranges::find(paper.spares, i, &PaperQuestion::round);
        const std::string at = "/rounds/" + std::to_string(i) + "/spares";
        warnings.push_back(Findings::told(language, at, spares_from_anywhere, {drawn->question.id})
        );
    }
    print_faults(out(), file, warnings);
}

/// Says of a file that nobody needs what is wrong with it.
void tell_left_out(const std::filesystem::path& file, const Faults& faults, Language language) {
    print_faults(out(), file, faults);
    const bool vietnamese = language == Language::vietnamese;
    out() << file
          << std::string_view(
                 vietnamese ? ": bị bỏ qua vì hội thi này không dùng đến"
                            : ": left out, since the contest does not need it"
             )
          << "\n";
}

}  // namespace

int check_banks(const std::vector<std::filesystem::path>& files, Language language) {
    bool sound = true;
    api::MediaIntake media(language);
    std::vector<std::filesystem::path> all;
    for (const std::filesystem::path& given : files) {
        std::error_code failed;
        const auto meant = bank_files(given, failed);
        all.insert(all.end(), meant.begin(), meant.end());
        if (!failed && !meant.empty()) continue;
        print_faults(given, {Findings::told(language, {}, no_banks, {})});
        sound = false;
    }
    for (const BankFile& one : read_banks(all, language, media)) {
        print_faults(one.file, one.faults);
        sound = sound && one.faults.empty();
        if (!one.faults.empty()) continue;
        const bool vi = language == Language::vietnamese;
        out() << one.file << std::string_view(vi ? ": đạt, " : ": ok, ")
              << one.bank->questions.size()
              << std::string_view(vi ? " câu hỏi, " : " questions in ") << one.bank->topics.size()
              << std::string_view(vi ? " chủ đề" : " topics") << "\n";
        print_advice(one.file, *one.bank, language);
    }
    return sound ? 0 : 1;
}

int check_contest(
    const std::filesystem::path& file,
    const std::filesystem::path& banks,
    const std::filesystem::path& units,
    Language language
) {
    const auto materials = load_materials(
        {banks, units, {file}},
        language,
        [language](const std::filesystem::path& left_out, const Faults& faults) {
            tell_left_out(left_out, faults, language);
        }
    );
    if (!materials) return 1;
    constexpr std::uint64_t any_seed = 1;
    const ContestDefinition& definition = materials->contests.front();
    const auto paper =
        draw_paper(definition, materials->banks, definition.seed.value_or(any_seed), language);
    if (!paper) {
        print_faults(file, paper.error());
        return 1;
    }
    print_advice(file, definition, *paper, language);
    const bool vi = language == Language::vietnamese;
    out() << file << std::string_view(vi ? ": đạt, " : ": ok, ") << paper->questions.size()
          << std::string_view(vi ? " câu hỏi, " : " questions in ") << definition.rounds.size()
          << std::string_view(vi ? " phần thi, " : " rounds, ") << paper->spares.size()
          << std::string_view(vi ? " câu dự phòng" : " spares") << "\n";
    return 0;
}

}  // namespace hoithi::cli
