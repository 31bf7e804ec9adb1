#include "server/host/units.hpp"

#include <sys/stat.h>

#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::host {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class UnitsFile : public testing::Test {
protected:
    Result<Units, std::string> load(const std::string& text) {
        std::ofstream(file) << text;
        return Units::load(file);
    }

    store::TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "units.tsv";
};

TEST_F(UnitsFile, TheRealProvincesLoad) {
    const auto units =
        Units::load(std::filesystem::path(HOITHI_SOURCE) / "deploy/units/vn-provinces.tsv");
    ASSERT_TRUE(units) << units.error();
    EXPECT_TRUE(units->contains("2025:15"));
    EXPECT_FALSE(units->contains("15"));
    EXPECT_FALSE(units->contains("2020:15"));
    EXPECT_FALSE(units->contains(""));
    const auto json = nlohmann::json::parse(units->as_json());
    EXPECT_EQ(json["units"].size(), 34U);
    EXPECT_EQ(json["units"][0]["code"], "2025:01");
    EXPECT_EQ(json["units"][0]["name"], "Hà Nội");
}

TEST_F(UnitsFile, HasTheLatestKindAndAllEarlierNames) {
    const auto units = load(
        "code_2025\tname\tkind_2025\tkind_2026\tpredecessor_names\n"
        "15\tLào Cai\ttỉnh\tthành phố\tLào Cai, Yên Bái\n"
    );
    ASSERT_TRUE(units) << units.error();
    EXPECT_EQ(
        nlohmann::json::parse(units->as_json())["units"][0],
        (nlohmann::json{
            {"code", "2025:15"},
            {"name", "Lào Cai"},
            {"kind", "thành phố"},
            {"was", {"Lào Cai", "Yên Bái"}}})
    );
}

TEST_F(UnitsFile, IsPlainTextInUtf8) {
    const std::string head = "code_2025\tname\tkind_2025\tpredecessor_names\n";
    const std::string sound = "15\tLào Cai\ttỉnh\tLào Cai, Yên Bái\n";
    EXPECT_TRUE(load(head + sound));
    EXPECT_THAT(
        load(head + sound + "16\tL\xE0o Cai\ttỉnh\t\n").error(), HasSubstr(":3: is not UTF-8")
    );
    EXPECT_THAT(load("\xFF" + head + sound).error(), HasSubstr(":1: is not UTF-8"));
    EXPECT_THAT(load("\xEF\xBB\xBF" + head + sound).error(), HasSubstr(":1: begins with a byte"));
    EXPECT_THAT(load(head + "16\tA\x1B[2J\tB\t\n").error(), HasSubstr(":2: has a control"));
    EXPECT_THAT(load(head + "16\tA\xE2\x80\xAE\tB\t\n").error(), HasSubstr("\\u{202e}"));
    EXPECT_THAT(load(head + std::string("16\tA\0\tB\t\n", 9)).error(), HasSubstr("\\u{0}"));
}

TEST_F(UnitsFile, IsAFile) {
    EXPECT_TRUE(load("code_2025\tname\tkind_2025\tpredecessor_names\n"));
    const auto linked = folder.path() / "linked.tsv";
    std::filesystem::create_symlink(file, linked);
    EXPECT_THAT(Units::load(linked).error(), HasSubstr("no link"));
    const auto pipe = folder.path() / "pipe.tsv";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(Units::load(pipe).error(), HasSubstr("cannot read"));
}

TEST_F(UnitsFile, SaysWhereItIsWrong) {
    EXPECT_THAT(load("").error(), HasSubstr("cannot read"));
    EXPECT_THAT(load("code\tname\n").error(), HasSubstr(":1: needs the columns"));
    EXPECT_THAT(
        load("code_2025\tname\tkind_2025\tpredecessor_names\n01\tHà Nội\n").error(),
        HasSubstr(":2: has 2 columns instead of 4")
    );
    EXPECT_THAT(Units::load(folder.path() / "none.tsv").error(), HasSubstr("none.tsv"));
}

TEST_F(UnitsFile, GivesUnitsAnIndexInTheOrderOfTheFile) {
    const auto units = load(
        "code_2025\tname\tkind_2025\tpredecessor_names\n"
        "15\tLào Cai\ttỉnh\tYên Bái\n\n01\tHà Nội\tthành phố\tHà Nội\n"
    );
    ASSERT_TRUE(units) << units.error();
    EXPECT_EQ(units->size(), 2U);
    EXPECT_EQ(units->index_of("2025:15"), 0U);
    EXPECT_EQ(units->index_of("2025:01"), 1U);
    EXPECT_EQ(units->index_of("2025:02"), std::nullopt);
    EXPECT_EQ(units->code(1), "2025:01");
    EXPECT_EQ(units->name(1), "Hà Nội");
    EXPECT_FALSE(units->has_head_counts());
    EXPECT_THAT(units->head_counts(), ElementsAre(0, 0));
}

TEST_F(UnitsFile, MayTellHeadCounts) {
    const auto units = load(
        "code_2025\tname\thead_count\tkind_2025\tpredecessor_names\n"
        "15\tLào Cai\t1200\ttỉnh\t\n01\tHà Nội\t\tthành phố\t\n"
    );
    ASSERT_TRUE(units) << units.error();
    EXPECT_TRUE(units->has_head_counts());
    EXPECT_THAT(units->head_counts(), ElementsAre(1200, 0));
}

TEST_F(UnitsFile, MayHaveLinesThatEndAsOnWindows) {
    const auto units = load(
        "code_2025\tname\tkind_2025\tpredecessor_names\thead_count\r\n"
        "15\tLào Cai\ttỉnh\t\t1200\r\n"
    );
    ASSERT_TRUE(units) << units.error();
    EXPECT_THAT(units->head_counts(), ElementsAre(1200));
}

TEST_F(UnitsFile, TakesNothingElseForAHeadCount) {
    for (const char* wrong : {"0", "-5", "+5", "1.200", "1 200", "12a", "x", " ", "4294967296"}) {
        const auto units = load(
            std::string("code_2025\tname\tkind_2025\tpredecessor_names\thead_count\n"
                        "01\tHà Nội\tthành phố\t\t9\n15\tLào Cai\ttỉnh\t\t") +
            wrong + "\n"
        );
        ASSERT_FALSE(units) << wrong;
        EXPECT_THAT(units.error(), HasSubstr("units.tsv:3: head_count"));
        EXPECT_THAT(units.error(), HasSubstr(wrong));
    }
}

TEST_F(UnitsFile, HasEveryCodeOnce) {
    EXPECT_THAT(
        load("code_2025\tname\tkind_2025\tpredecessor_names\n15\tA\tt\t\n15\tB\tt\t\n").error(),
        HasSubstr(":3: the code 2025:15 is there twice")
    );
}

}  // namespace
}  // namespace hoithi::host
