#include "server/cli/files.hpp"

#include <fstream>

#include <gmock/gmock.h>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* sound_bank = R"({"version":1,"id":"b","title":"B","language":"en",
"topics":[{"id":"t","name":"T"}],"questions":[{"id":"q","kind":"true_false","text":"Is it?",
"key":true,"explanation":"It is.","source":{"document":"A decree"},"true_on":"2026-01-01",
"difficulty":"easy","topic":"t"}]})";

class Files : public testing::Test {
protected:
    fs::path write(const std::string& name, const std::string& text) {
        std::ofstream(folder.path() / name) << text;
        return folder.path() / name;
    }

    store::TemporaryFolder folder;
};

TEST_F(Files, ABankLoads) {
    const auto bank = load_bank(write("b.json", sound_bank), Language::english);
    ASSERT_TRUE(bank);
    EXPECT_EQ(bank->questions.size(), 1U);
}

TEST_F(Files, AFolderOfBanksLoadsWithoutItsSchemas) {
    write("b.json", sound_bank);
    write("schema.json", "{}");
    write("contest-schema.json", "{}");
    write("README.md", "# Banks");
    fs::create_directory(folder.path() / "contests");
    const auto banks = load_banks(folder.path(), Language::english);
    ASSERT_TRUE(banks);
    EXPECT_EQ(banks->size(), 1U);
}

TEST_F(Files, OneFaultyBankSpoilsTheFolderAndEveryFaultIsNamed) {
    write("a.json", "{\"version\":1,");
    write("b.json", sound_bank);
    write("c.json", R"({"version":1,"id":"c"})");
    testing::internal::CaptureStderr();
    EXPECT_FALSE(load_banks(folder.path(), Language::english));
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_THAT(said, HasSubstr("a.json"));
    EXPECT_THAT(said, HasSubstr("c.json#/title"));
    EXPECT_THAT(said, HasSubstr("c.json#/questions"));
    EXPECT_THAT(said, testing::Not(HasSubstr("b.json")));
}

TEST_F(Files, WhatCannotBeReadIsSaid) {
    testing::internal::CaptureStderr();
    EXPECT_FALSE(read_file(folder.path() / "none.json"));
    EXPECT_FALSE(read_file(folder.path()));
    EXPECT_FALSE(load_banks(folder.path() / "none", Language::english));
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("none.json: the file cannot"));
}

}  // namespace
}  // namespace hoithi::cli
