#include "server/host/units.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::host {
namespace {

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

TEST_F(UnitsFile, SaysWhereItIsWrong) {
    EXPECT_THAT(load("").error(), HasSubstr("cannot read"));
    EXPECT_THAT(load("code\tname\n").error(), HasSubstr(":1: needs the columns"));
    EXPECT_THAT(
        load("code_2025\tname\tkind_2025\tpredecessor_names\n01\tHà Nội\n").error(),
        HasSubstr(":2: has 2 columns instead of 4")
    );
    EXPECT_THAT(Units::load(folder.path() / "none.tsv").error(), HasSubstr("none.tsv"));
}

}  // namespace
}  // namespace hoithi::host
