#include "server/cli/materials.hpp"

#include <sys/stat.h>

#include <gmock/gmock.h>

#include "tests/server/cli/cli_files.hpp"

namespace hoithi::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using test::sound_bank;

constexpr const char* units =
    "code_2025\tname\tkind_2025\tpredecessor_names\n15\tLào Cai\ttỉnh\t\n";

/// A folder that a server could be started with: bank b, units "places", a contest of both.
class MaterialsOf : public testing::Test {
protected:
    MaterialsOf() {
        folder.write("banks/b.json", sound_bank("b"));
        folder.write("units/places.tsv", units);
        folder.write("contest.json", R"({"version":1,"id":"c","title":"C","language":"vi",
"rounds":[{"title":"R","bank":"b","questions":["q"]}],"units":{"set":"places"}})");
    }

    std::optional<Materials> load(const char* contest = "contest.json") {
        const Sources sources{
            folder.path() / "banks", folder.path() / "units", {folder.path() / contest}};
        left_out.clear();
        testing::internal::CaptureStderr();
        auto loaded = load_materials(
            sources,
            Language::english,
            [this](const fs::path& file, const Faults& faults) {
                EXPECT_FALSE(faults.empty());
                left_out.push_back(file.filename().string());
            }
        );
        said = testing::internal::GetCapturedStderr();
        return loaded;
    }

    test::FileFolder folder;
    std::vector<std::string> left_out;
    std::string said;
};

TEST_F(MaterialsOf, AFolderAreItsBanksUnitsAndContests) {
    folder.write("banks/a.json", sound_bank("a"));
    const auto loaded = load();
    ASSERT_TRUE(loaded) << said;
    EXPECT_EQ(loaded->banks.size(), 2U);
    EXPECT_EQ(loaded->contests.size(), 1U);
    EXPECT_TRUE(loaded->units.at("places").contains("2025:15"));
    EXPECT_THAT(left_out, IsEmpty());
    EXPECT_EQ(said, "");
}

TEST_F(MaterialsOf, WhatIsFaultyAndNotNeededIsLeftOut) {
    folder.write("banks/a.json", "{\"version\":1,");
    folder.write("banks/c.json", sound_bank("other"));
    folder.write("banks/d.json", test::bank_with_picture("d", "none.png"));
    folder.write("units/wrong.tsv", "name\n");
    folder.write("units/._places.tsv", "Mac OS X");
    const auto loaded = load();
    ASSERT_TRUE(loaded) << said;
    EXPECT_EQ(loaded->banks.size(), 1U);
    EXPECT_THAT(left_out, ElementsAre("wrong.tsv", "a.json", "c.json", "d.json"));
    EXPECT_EQ(said, "");
}

TEST_F(MaterialsOf, EveryFaultOfWhatIsNeededIsNamed) {
    folder.write("banks/b.json", R"({"version":1,"id":"b"})");
    folder.write("units/places.tsv", "name\n");
    EXPECT_FALSE(load());
    EXPECT_THAT(said, HasSubstr("b.json#/title"));
    EXPECT_THAT(said, HasSubstr("b.json#/questions"));
    EXPECT_THAT(said, HasSubstr("places.tsv: line 1: needs the columns"));
    EXPECT_THAT(said, HasSubstr("→ correct the list"));
    EXPECT_THAT(left_out, IsEmpty());
}

TEST_F(MaterialsOf, TwoFilesOfOneBankAreRefused) {
    folder.write("banks/b - Copy.json", sound_bank("b"));
    EXPECT_FALSE(load());
    EXPECT_THAT(said, HasSubstr("b.json and "));
    EXPECT_THAT(said, HasSubstr("b - Copy.json are both the bank \"b\""));
    folder.write("contest.json", R"({"version":1,"id":"c","title":"C","language":"vi",
"rounds":[{"title":"R","bank":"a","questions":["q"]}]})");
    folder.write("banks/a.json", sound_bank("a"));
    EXPECT_FALSE(load()) << "needed or not: nobody knows which is right";
}

TEST_F(MaterialsOf, ANeededBankInAFileOfAnotherNameIsRefused) {
    fs::rename(folder.path() / "banks/b.json", folder.path() / "banks/new.json");
    EXPECT_FALSE(load());
    EXPECT_THAT(said, HasSubstr("new.json#/id: "));
}

TEST_F(MaterialsOf, FoldersThatAreNotThereAreNamedWithTheirOption) {
    fs::remove_all(folder.path() / "banks");
    fs::remove_all(folder.path() / "units");
    EXPECT_FALSE(load());
    EXPECT_THAT(said, HasSubstr("--banks"));
    EXPECT_THAT(said, HasSubstr("--units"));
    folder.write("banks", "a file");
    EXPECT_FALSE(load());
    EXPECT_THAT(said, HasSubstr("--banks"));
}

TEST_F(MaterialsOf, ADefinitionMayBeALinkOfItsOperatorsButNoPipe) {
    fs::create_symlink("contest.json", folder.path() / "linked.json");
    EXPECT_TRUE(load("linked.json")) << said;
    ASSERT_EQ(::mkfifo((folder.path() / "pipe.json").c_str(), 0600), 0);
    EXPECT_FALSE(load("pipe.json"));
    EXPECT_THAT(said, HasSubstr("\"pipe.json\" is no file"));
    EXPECT_FALSE(load("none.json"));
    EXPECT_THAT(said, HasSubstr("the file \"none.json\" cannot be read"));
}

TEST_F(MaterialsOf, WhatIsWrongIsToldWithoutSteeringTheTerminal) {
    folder.write("\x1B]0;owned\x07.json", R"({"\u001b[2J":1,"\u0085":3,"\u202et\u00ean":2})");
    EXPECT_FALSE(load("\x1B]0;owned\x07.json"));
    EXPECT_THAT(said, HasSubstr("\\u{1b}]0;owned\\u{7}.json"));
    EXPECT_THAT(said, HasSubstr("\\u{1b}[2J"));
    EXPECT_THAT(said, HasSubstr("\\u{85}"));
    for (const char* raw : {"\x1B", "\x07", "\xE2\x80\xAE", "\xC2\x85"}) {
        EXPECT_THAT(said, Not(HasSubstr(raw)));
    }
}

}  // namespace
}  // namespace hoithi::cli
