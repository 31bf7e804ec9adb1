#include "server/cli/bank_files.hpp"

#include <sys/stat.h>

#include <gmock/gmock.h>

#include "tests/server/cli/cli_files.hpp"
#include "tests/support/sample_media.hpp"

namespace hoithi::cli {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

using test::bank_with_picture;
using test::sound_bank;

class BankFiles : public testing::Test {
protected:
    std::vector<BankFile> read(const std::vector<std::string>& names) {
        std::vector<fs::path> files;
        for (const std::string& name : names) files.push_back(folder.path() / name);
        return read_banks(files, Language::english, media);
    }
    Faults faults_of(const std::string& name) { return read({name}).front().faults; }
    std::vector<std::string> names() const {
        std::error_code failed;
        std::vector<std::string> names;
        for (const fs::path& file : bank_files(folder.path(), failed)) {
            names.push_back(file.filename().string());
        }
        EXPECT_FALSE(failed);
        return names;
    }

    test::FileFolder folder;
    api::MediaIntake media{Language::english};
};

TEST_F(BankFiles, AreTheFoldersJsonFilesWithoutItsSchemas) {
    for (const char* name :
         {"b.json",
          "a.JSON",
          "b - Copy.json",
          "schema.json",
          "contest-schema.json",
          "README.md",
          "contests/demo.json"}) {
        folder.write(name, "{}");
    }
    EXPECT_THAT(names(), ElementsAre("a.JSON", "b - Copy.json", "b.json"));
}

TEST_F(BankFiles, AreNotWhatSystemsAndEditorsLeaveBesideThem) {
    for (const char* name :
         {"._b.json",
          ".b.json",
          ".~b.json",
          "~$b.json",
          "~b.json",
          ".#b.json",
          "#b.json#",
          "#b.json",
          "b.json~",
          "b.json.bak",
          "b.json.tmp",
          ".~lock.b.json#",
          ".b.json.swp",
          ".DS_Store"}) {
        folder.write(name, std::string("Mac OS X\0\5", 10));
    }
    EXPECT_THAT(names(), IsEmpty());
}

TEST_F(BankFiles, AFileIsMeantByItsName) {
    std::error_code failed;
    const fs::path hidden = folder.write(".b.json", "{}");
    EXPECT_THAT(bank_files(hidden, failed), ElementsAre(hidden));
    EXPECT_THAT(bank_files("none.json", failed), ElementsAre("none.json"));
    EXPECT_FALSE(failed);
}

TEST_F(BankFiles, ABankHasTheNameOfItsFile) {
    folder.write("b.json", sound_bank("b"));
    folder.write("A.JSON", sound_bank("a"));
    folder.write("c.json", sound_bank("d"));
    EXPECT_THAT(faults_of("b.json"), IsEmpty());
    EXPECT_THAT(faults_of("A.JSON"), IsEmpty());
    EXPECT_THAT(
        faults_of("c.json"),
        ElementsAre(AllOf(
            Field(&Fault::pointer, "/id"),
            Field(&Fault::problem, AllOf(HasSubstr("\"d\""), HasSubstr("c.json"))),
            Field(&Fault::remedy, HasSubstr("d.json"))
        ))
    );
}

TEST_F(BankFiles, NoTwoAreTheSameBank) {
    folder.write("b.json", sound_bank("b"));
    folder.write("b - Copy.json", sound_bank("b"));
    folder.write("old/b.json", sound_bank("b"));
    const auto banks = read({"b - Copy.json", "b.json", "old/b.json"});
    for (const BankFile& one : {banks[1], banks[2]}) {
        EXPECT_TRUE(one.clashes);
        EXPECT_THAT(
            one.faults,
            ElementsAre(Field(
                &Fault::problem, AllOf(HasSubstr("b - Copy.json"), HasSubstr(one.file.string()))
            ))
        );
    }
    EXPECT_TRUE(banks[0].is_one_of({"b"}));
    EXPECT_FALSE(banks[0].is_one_of({"c"}));
}

TEST_F(BankFiles, AreFilesOfTheirFolder) {
    folder.write("b.json", sound_bank("b"));
    fs::create_symlink("b.json", folder.path() / "linked.json");
    ASSERT_EQ(::mkfifo((folder.path() / "pipe.json").c_str(), 0600), 0);
    folder.write("huge.json", std::string((4U << 20U) + 1, ' '));
    const auto problem = [this](const char* name) { return faults_of(name).at(0).problem; };
    EXPECT_THAT(problem("linked.json"), HasSubstr("\"linked.json\" is a link"));
    EXPECT_THAT(problem("pipe.json"), HasSubstr("\"pipe.json\" is no file"));
    EXPECT_THAT(problem("huge.json"), HasSubstr("\"huge.json\" has more than 4194304 bytes"));
    EXPECT_THAT(problem("none.json"), HasSubstr("the file \"none.json\" cannot be read"));
}

TEST_F(BankFiles, ABankIsRefusedForThePictureItNames) {
    folder.write("b.json", bank_with_picture("b", "sky.png"));
    EXPECT_THAT(
        faults_of("b.json"),
        ElementsAre(AllOf(
            Field(&Fault::pointer, "/questions/0/media/path"),
            Field(&Fault::problem, HasSubstr("the file \"sky.png\" cannot"))
        ))
    );
    folder.write("sky.png", "<svg/>");
    EXPECT_THAT(
        faults_of("b.json").at(0).problem, HasSubstr("not what the ending of its name says")
    );
    folder.write("sky.png", test::png());
    EXPECT_THAT(faults_of("b.json"), IsEmpty());
}

// How cameras, Macs and Windows write the names of files.
TEST_F(BankFiles, APictureIsFoundHoweverItsNameIsWritten) {
    struct Case {
        const char* named;
        const char* on_disk;
    };
    for (const auto& [named, on_disk] :
         {Case{"SKY.PNG", "SKY.PNG"},
          Case{"sky.png", "sky.PNG"},
          Case{"Sky.Png", "sky.png"},
          Case{"tr\u1EDDi.png", "tr\u01A1\u0300i.png"},
          Case{"tr\u01A1\u0300i.png", "tr\u1EDDi.PNG"},
          Case{"anh/sky.png", "Anh/sky.png"}}) {
        const test::FileFolder other;
        other.write("b.json", bank_with_picture("b", named));
        other.write(on_disk, test::png());
        const auto banks = read_banks({other.path() / "b.json"}, Language::english, media);
        EXPECT_THAT(banks.front().faults, IsEmpty()) << named << " " << on_disk;
    }
    const test::FileFolder both;
    both.write("b.json", bank_with_picture("b", "sky.png"));
    both.write("Sky.png", test::png());
    both.write("SKY.png", test::png());
    const auto banks = read_banks({both.path() / "b.json"}, Language::english, media);
    EXPECT_FALSE(banks.front().faults.empty()) << "which of the two nobody knows";
}

}  // namespace
}  // namespace hoithi::cli
