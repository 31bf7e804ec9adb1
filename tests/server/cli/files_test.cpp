#include "server/cli/files.hpp"

#include <sys/stat.h>

#include <fstream>

#include <gmock/gmock.h>

#include "tests/server/store/temporary_folder.hpp"
#include "tests/support/sample_media.hpp"

namespace hoithi::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr Language english = Language::english;

constexpr const char* sound_bank = R"({"version":1,"id":"b","title":"B","language":"en",
"topics":[{"id":"t","name":"T"}],"questions":[{"id":"q","kind":"true_false","text":"Is it?",
"key":true,"explanation":"It is.","source":{"document":"A decree"},"true_on":"2026-01-01",
"difficulty":"easy","topic":"t"}]})";

class Files : public testing::Test {
protected:
    fs::path write(const std::string& name, const std::string& text) {
        std::ofstream(folder.path() / name, std::ios::binary) << text;
        return folder.path() / name;
    }

    store::TemporaryFolder folder;
    api::MediaIntake media{Language::english};
};

TEST_F(Files, ABankLoads) {
    const auto bank = load_bank(write("b.json", sound_bank), english, media);
    ASSERT_TRUE(bank);
    EXPECT_EQ(bank->questions.size(), 1U);
}

TEST_F(Files, AFolderOfBanksLoadsWithoutItsSchemas) {
    write("b.json", sound_bank);
    write("schema.json", "{}");
    write("contest-schema.json", "{}");
    write("README.md", "# Banks");
    fs::create_directory(folder.path() / "contests");
    const auto banks = load_banks(folder.path(), english, media);
    ASSERT_TRUE(banks);
    EXPECT_EQ(banks->size(), 1U);
}

TEST_F(Files, OneFaultyBankSpoilsTheFolderAndEveryFaultIsNamed) {
    write("a.json", "{\"version\":1,");
    write("b.json", sound_bank);
    write("c.json", R"({"version":1,"id":"c"})");
    testing::internal::CaptureStderr();
    EXPECT_FALSE(load_banks(folder.path(), english, media));
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_THAT(said, HasSubstr("a.json"));
    EXPECT_THAT(said, HasSubstr("c.json#/title"));
    EXPECT_THAT(said, HasSubstr("c.json#/questions"));
    EXPECT_THAT(said, testing::Not(HasSubstr("b.json")));
}

TEST_F(Files, WhatCannotBeReadIsSaid) {
    testing::internal::CaptureStderr();
    EXPECT_FALSE(load_bank(folder.path() / "none.json", english, media));
    EXPECT_FALSE(load_definition(folder.path(), english, media));
    EXPECT_FALSE(load_banks(folder.path() / "none", english, media));
    EXPECT_THAT(
        testing::internal::GetCapturedStderr(), HasSubstr("the file \"none.json\" cannot be read")
    );
}

TEST_F(Files, ABankIsAFileOfItsFolder) {
    write("b.json", sound_bank);
    fs::create_symlink("b.json", folder.path() / "linked.json");
    ASSERT_EQ(::mkfifo((folder.path() / "pipe.json").c_str(), 0600), 0);
    write("huge.json", std::string((4U << 20U) + 1, ' '));
    testing::internal::CaptureStderr();
    EXPECT_FALSE(load_banks(folder.path(), english, media));
    EXPECT_FALSE(load_definition(folder.path() / "pipe.json", english, media));
    EXPECT_FALSE(load_definition("/dev/zero", english, media));
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_THAT(said, HasSubstr("\"linked.json\" is a link"));
    EXPECT_THAT(said, HasSubstr("\"pipe.json\" is no file"));
    EXPECT_THAT(said, HasSubstr("\"zero\" is no file"));
    EXPECT_THAT(said, HasSubstr("\"huge.json\" has more than 4194304 bytes"));
}

TEST_F(Files, ADefinitionMayBeALinkOfItsOperators) {
    write("c.json", "{");
    fs::create_symlink("c.json", folder.path() / "linked.json");
    testing::internal::CaptureStderr();
    EXPECT_FALSE(load_definition(folder.path() / "linked.json", english, media));
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("line 1, column"));
}

TEST_F(Files, WhatIsWrongIsToldWithoutSteeringTheTerminal) {
    write("\x1B]0;owned\x07.json", R"({"\u001b[2J":1,"\u0085":3})");
    write("unknown.json", R"({"version":1,"\u202etên":2})");
    testing::internal::CaptureStderr();
    EXPECT_FALSE(load_banks(folder.path(), english, media));
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_THAT(said, HasSubstr("\\u{1b}]0;owned\\u{7}.json"));
    EXPECT_THAT(said, HasSubstr("\\u{1b}[2J"));
    EXPECT_THAT(said, HasSubstr("\\u{202e}"));
    EXPECT_THAT(said, HasSubstr("\\u{85}"));
    for (const char* raw : {"\x1B", "\x07", "\xE2\x80\xAE", "\xC2\x85"}) {
        EXPECT_THAT(said, testing::Not(HasSubstr(raw)));
    }
}

TEST_F(Files, ABankIsRefusedForThePictureItNames) {
    std::string bank = sound_bank;
    bank.insert(
        bank.find("\"difficulty\""), R"("media":{"kind":"image","path":"sky.png","alt":"Sky"},)"
    );
    const fs::path file = write("b.json", bank);
    testing::internal::CaptureStderr();
    EXPECT_FALSE(load_bank(file, english, media));
    write("sky.png", "<svg/>");
    EXPECT_FALSE(load_banks(folder.path(), english, media));
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_THAT(said, HasSubstr("b.json#/questions/0/media/path: the file \"sky.png\" cannot"));
    EXPECT_THAT(said, HasSubstr("\"sky.png\" is not what the ending of its name says"));
    write("sky.png", test::png());
    EXPECT_TRUE(load_bank(file, english, media));
}

}  // namespace
}  // namespace hoithi::cli
