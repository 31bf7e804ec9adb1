#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/bank_advice.hpp"
#include "engine/bank_advice_wording.hpp"
#include "engine/json/bank_json.hpp"
#include "engine/json/definition_json.hpp"
#include "engine/paper.hpp"
#include "engine/shape.hpp"
#include "engine/text/fold.hpp"
#include "tests/engine/json/samples.hpp"
#include "tests/engine/json/source_file.hpp"

namespace hoithi::json {
namespace {

using nlohmann::json_literals::operator""_json_pointer;

/// The JSON files right in a folder of the repository, by their path from the root.
std::vector<std::string> files_in(const std::string& folder) {
    std::vector<std::string> files;
    const std::filesystem::path root = HOITHI_SOURCE;
    for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
        const std::string name = entry.path().filename();
        const bool schema = name.find("schema") != std::string::npos;
        if (entry.is_regular_file() && entry.path().extension() == ".json" && !schema) {
            files.push_back(folder + "/" + name);
        }
    }
    std::ranges::sort(files);
    return files;
}

std::string told(const Faults& faults) {
    std::string text;
    for (const Fault& fault : faults) {
        text += fault.pointer + ": " + fault.problem + " (" + fault.remedy + ")\n";
    }
    return text;
}

std::vector<Bank> banks_of_the_folder() {
    std::vector<Bank> banks;
    for (const std::string& file : files_in("question_banks")) {
        auto bank = read_bank(source_file(file));
        if (bank) banks.push_back(*std::move(bank));
    }
    return banks;
}

TEST(BankFolder, HoldsOnlyBanksWithoutFaults) {
    const std::vector<std::string> files = files_in("question_banks");
    EXPECT_GE(files.size(), 5U);
    for (const std::string& file : files) {
        const auto bank = read_bank(source_file(file));
        EXPECT_TRUE(bank) << file << "\n" << (bank ? "" : told(bank.error()));
        if (!bank) continue;
        EXPECT_EQ(bank->id, std::filesystem::path(file).stem().string());
    }
}

/// The blocks of JSON in a page of Markdown.
std::vector<std::string> json_blocks(const std::string& page) {
    const std::string begin = "```json\n";
    std::vector<std::string> blocks;
    for (std::size_t i = page.find(begin); i != page.npos; i = page.find(begin, i)) {
        i += begin.size();
        blocks.push_back(page.substr(i, page.find("```", i) - i));
    }
    return blocks;
}

TEST(BankFolder, ShowsAuthorsBanksWithoutFaults) {
    const auto examples = json_blocks(source_file("question_banks/README.md"));
    EXPECT_EQ(examples.size(), 2U);
    for (const std::string& example : examples) {
        const auto bank = read_bank(example);
        EXPECT_TRUE(bank) << example << "\n" << (bank ? "" : told(bank.error()));
    }
}

TEST(BankFolder, HoldsBanksThatFollowTheAdvice) {
    for (const Bank& bank : banks_of_the_folder()) {
        // A day before any fact lapses: the calendar must not break the build.
        const Advice advice = advise(bank, "2020-01-01", text::fold);
        EXPECT_EQ(advice.warnings, Faults{}) << bank.id << "\n" << told(advice.warnings);
    }
}

/// How many questions accept a warning.
std::size_t accepting(const Bank& bank, const advice::Rule& rule) {
    return static_cast<std::size_t>(std::ranges::count_if(bank.questions, [&](const auto& q) {
        return q.accepted_warnings.contains(std::string(rule.id));
    }));
}

// A reason excuses a few questions, no bad habit.
TEST(BankFolder, AcceptsFewWarnings) {
    for (const Bank& bank : banks_of_the_folder()) {
        for (const advice::Rule* rule :
             {&advice::markup,
              &advice::key_longest,
              &advice::key_in_question,
              &advice::explanation_missing,
              &advice::source_missing,
              &advice::lapsed,
              &advice::own_reviewer}) {
            EXPECT_EQ(accepting(bank, *rule), 0U) << bank.id << ": " << rule->name;
        }
        EXPECT_LE(accepting(bank, advice::explanation_repeats) * 20, bank.questions.size());
        EXPECT_LE(accepting(bank, advice::numbers_only) * 10, bank.questions.size()) << bank.id;
    }
}

/// The pictures and sounds of the folder, by their path from it.
std::set<std::string> media_files() {
    const std::filesystem::path folder = std::filesystem::path(HOITHI_SOURCE) / "question_banks";
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "media")) {
        const std::string kind = entry.path().extension();
        if (kind != ".png" && kind != ".mp3") continue;
        files.insert(entry.path().lexically_relative(folder).generic_string());
    }
    return files;
}

TEST(BankFolder, HoldsThePicturesAndSoundsOfItsBanksAndNoOthers) {
    std::set<std::string> asked;
    for (const Bank& bank : banks_of_the_folder()) {
        for (const Question& question : bank.questions) {
            if (!question.media) continue;
            asked.insert(question.media->path);
            EXPECT_NE(question.media->alt, "") << question.id;
        }
    }
    EXPECT_EQ(media_files(), asked);
    EXPECT_GE(asked.size(), 30U);
}

TEST(BankFolder, HoldsMediaThatAFullHallCanFetch) {
    const std::filesystem::path folder = std::filesystem::path(HOITHI_SOURCE) / "question_banks";
    constexpr std::uintmax_t picture_max = 60'000;
    constexpr std::uintmax_t sound_max = 150'000;
    for (const std::string& file : media_files()) {
        const auto most = file.ends_with(".png") ? picture_max : sound_max;
        EXPECT_LE(std::filesystem::file_size(folder / file), most) << file;
    }
}

/// What is said in each sound, by its file's name.
std::map<std::string, std::string> spoken_words() {
    std::istringstream lines(source_file("question_banks/media/sounds.tsv"));
    std::map<std::string, std::string> spoken;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const std::string sound = line.substr(0, line.find('\t')) + ".mp3";
        std::string& words = spoken[sound];
        words += (words.empty() ? "" : " ") + line.substr(line.rfind('\t') + 1);
    }
    return spoken;
}

TEST(BankFolder, WritesDownWhatItsSoundsSay) {
    std::map<std::string, std::string> written;
    for (const Bank& bank : banks_of_the_folder()) {
        for (const Question& question : bank.questions) {
            if (!question.media || question.media->kind != MediaKind::audio) continue;
            const std::filesystem::path path = question.media->path;
            written[path.filename()] = question.media->alt;
        }
    }
    EXPECT_EQ(written, spoken_words());
}

TEST(BankFolder, HoldsContestsThatItsBanksCanFill) {
    const std::vector<Bank> banks = banks_of_the_folder();
    const std::vector<std::string> files = files_in("question_banks/contests");
    EXPECT_GE(files.size(), 2U);
    for (const std::string& file : files) {
        const auto definition = read_definition(source_file(file));
        ASSERT_TRUE(definition) << file << "\n" << told(definition.error());
        EXPECT_EQ(definition->id, std::filesystem::path(file).stem().string());
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto paper = draw_paper(*definition, banks, seed);
            ASSERT_TRUE(paper) << file << "\n" << told(paper.error());
        }
    }
}

TEST(BankFolder, HoldsADemonstrationInTwoLanguages) {
    const std::map<std::string, std::string> languages{{"demo", "vi"}, {"demo-en", "en"}};
    for (const auto& [name, language] : languages) {
        const auto demo = read_definition(source_file("question_banks/contests/" + name + ".json"));
        ASSERT_TRUE(demo) << name;
        EXPECT_EQ(demo->language, language);
        EXPECT_EQ(demo->rounds.size(), 3U) << name;
        for (const Round& round : demo->rounds) {
            EXPECT_GE(round.named_spares.size(), 1U) << round.title;
        }
        const auto paper = draw_paper(*demo, banks_of_the_folder(), 1);
        ASSERT_TRUE(paper) << name << "\n" << told(paper.error());
        EXPECT_EQ(paper->questions.size(), 20U) << name;
        std::set<QuestionKind> kinds;
        std::map<MediaKind, int> media;
        for (const PaperQuestion& asked : paper->questions) {
            kinds.insert(asked.question.kind);
            if (asked.question.media) ++media[asked.question.media->kind];
        }
        EXPECT_EQ(kinds.size(), 5U) << name << ": a question of each kind";
        EXPECT_EQ(media[MediaKind::image], 2) << name;
        EXPECT_EQ(media[MediaKind::audio], 1) << name;
    }
}

TEST(AcceptedWarnings, HaveTheSameNamesInSchemaAndPage) {
    using Json = nlohmann::json;
    const Json schema = Json::parse(source_file("question_banks/schema.json"));
    const auto at = "/$defs/question/properties/accepted_warnings/propertyNames/enum"_json_pointer;
    const std::string page = source_file("question_banks/README.md");
    std::vector<std::string> known;
    for (const advice::Rule* rule : advice::of_a_question) {
        known.emplace_back(rule->id);
        EXPECT_THAT(page, testing::HasSubstr("`" + known.back() + "`"));
    }
    EXPECT_THAT(schema.at(at).get<std::vector<std::string>>(), testing::ElementsAreArray(known));
}

// What the checks say, the schemas and the pages say too.
TEST(SecondsOfAQuestion, HaveOneRangeWhereverTheyAreTold) {
    using Json = nlohmann::json;
    const Json bank = Json::parse(source_file("question_banks/schema.json"));
    const Json contest = Json::parse(source_file("question_banks/contest-schema.json"));
    for (const Json& seconds :
         {bank.at(Json::json_pointer("/$defs/question/properties/seconds")),
          contest.at(Json::json_pointer("/$defs/seconds"))}) {
        EXPECT_EQ(seconds.at("minimum"), seconds_min);
        EXPECT_EQ(seconds.at("maximum"), seconds_max);
    }
    const std::string range = std::to_string(seconds_min) + "–" + std::to_string(seconds_max);
    for (const char* page : {"question_banks/README.md", "docs/protocol.md"}) {
        EXPECT_THAT(source_file(page), testing::HasSubstr(range)) << page;
    }
}

// As many characters as the schema lets a text have, the check does, and the page says so.
TEST(CharactersOfAText, HaveOneLimitWhereverTheyAreTold) {
    using Json = nlohmann::json;
    const Json schema = Json::parse(source_file("question_banks/schema.json"));
    const Json& question = schema.at(Json::json_pointer("/$defs/question/properties"));
    const std::size_t text = question.at("text").at("maxLength");
    const std::size_t option =
        question.at("options").at("items").at("properties").at("text").at("maxLength");
    Bank bank = samples::bank();
    bank.questions = {samples::single_choice()};
    bank.questions[0].text = std::string(text, 'a');
    bank.questions[0].options[0].text = std::string(option, 'a');
    EXPECT_EQ(check(bank), Faults{});
    bank.questions[0].text += 'a';
    bank.questions[0].options[0].text += 'a';
    EXPECT_EQ(check(bank).size(), 2U);
    const std::string page = source_file("question_banks/README.md");
    for (const std::size_t most : {text, option}) {
        EXPECT_THAT(page, testing::HasSubstr("at most " + std::to_string(most)));
        EXPECT_THAT(page, testing::HasSubstr("tối đa " + std::to_string(most)));
    }
}

}  // namespace
}  // namespace hoithi::json
