#include "server/cli/unit_lists.hpp"

#include <fstream>

#include <gmock/gmock.h>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::cli {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

class UnitLists : public testing::Test {
protected:
    UnitLists() {
        write("plain.tsv", "code_2025\tname\tkind_2025\tpredecessor_names\n15\tLào Cai\ttỉnh\t\n");
        write(
            "counted.tsv",
            "code_2025\tname\tkind_2025\tpredecessor_names\thead_count\n15\tLào Cai\ttỉnh\t\t9\n"
        );
        definition.units = "plain";
    }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder.path() / name) << text;
    }
    std::optional<api::UnitSets> load(
        const std::string& below = "", const std::set<std::string>& needed = {}
    ) const {
        testing::internal::CaptureStderr();
        auto lists = load_units(
            folder.path() / below, needed, Language::english, [](const auto&, const auto&) {}
        );
        testing::internal::GetCapturedStderr();
        return lists;
    }
    Faults faults(Language language = Language::english) const {
        const auto lists = load();
        EXPECT_TRUE(lists);
        return lists ? check_units(definition, *lists, language) : Faults{};
    }

    store::TemporaryFolder folder;
    ContestDefinition definition;
};

TEST_F(UnitLists, GoByTheNamesOfTheirFiles) {
    write("README.md", "# Units");
    write("UPPER.TSV", "code_2025\tname\tkind_2025\tpredecessor_names\n");
    write("._plain.tsv", "Mac OS X");
    const auto lists = load();
    ASSERT_TRUE(lists);
    EXPECT_EQ(lists->size(), 3U);
    EXPECT_TRUE(lists->at("counted").contains("2025:15"));
}

TEST_F(UnitLists, AreNoneWhereOneIsFaultyThatIsNeeded) {
    write("wrong.tsv", "name\n");
    EXPECT_FALSE(load("", {"wrong"}));
    EXPECT_TRUE(load("", {"plain"}));
    EXPECT_FALSE(load("nowhere"));
}

TEST_F(UnitLists, AContestsListMustBeThere) {
    EXPECT_THAT(faults(), IsEmpty());
    definition.units = "";
    EXPECT_THAT(faults(), IsEmpty());
    definition.units = "nowhere";
    EXPECT_THAT(
        faults(),
        ElementsAre(testing::AllOf(
            Field(&Fault::pointer, "/units/set"), Field(&Fault::remedy, HasSubstr("nowhere.tsv"))
        ))
    );
}

TEST_F(UnitLists, SharesNeedHeadCounts) {
    definition.unit_board = UnitBoard{UnitRule::mean, {}};
    EXPECT_THAT(faults(), IsEmpty());
    definition.unit_board = UnitBoard{UnitRule::share, {}};
    EXPECT_THAT(
        faults(),
        ElementsAre(testing::AllOf(
            Field(&Fault::pointer, "/units/board/rule"),
            Field(&Fault::problem, HasSubstr("plain.tsv has no column head_count")),
            Field(&Fault::remedy, HasSubstr("add the column"))
        ))
    );
    EXPECT_THAT(
        faults(Language::vietnamese),
        ElementsAre(Field(&Fault::problem, HasSubstr("tỷ lệ tham gia")))
    );
    definition.units = "counted";
    EXPECT_THAT(faults(), IsEmpty());
}

}  // namespace
}  // namespace hoithi::cli
