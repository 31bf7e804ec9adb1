#include "server/api/media.hpp"

#include <sys/stat.h>

#include <fstream>

#include <gmock/gmock.h>

#include "server/api/media_intake.hpp"
#include "tests/server/store/temporary_folder.hpp"
#include "tests/support/sample_media.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::api {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr Language english = Language::english;

class MediaFolder : public testing::Test {
protected:
    void write(const std::string& name, const std::string& bytes) {
        std::ofstream(beside / name, std::ios::binary) << bytes;
    }
    static Bank bank_with(const std::vector<std::string>& paths) {
        Bank bank;
        for (const std::string& path : paths) {
            Question question = test::single_question("q" + std::to_string(bank.questions.size()));
            question.media = hoithi::Media{MediaKind::image, path, "The sky"};
            bank.questions.push_back(std::move(question));
        }
        return bank;
    }
    std::string taken(const std::string& path) {
        Bank bank = bank_with({path});
        EXPECT_TRUE(media.take(bank, beside, english).empty());
        return bank.questions[0].media->path;
    }
    std::size_t kept() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(media.folder()), fs::directory_iterator())
        );
    }

    store::TemporaryFolder folder;
    fs::path beside = folder.path();
    Media media{folder.path() / "data" / "media"};
};

TEST_F(MediaFolder, KeepsFilesUnderTheirHash) {
    write("sky.png", test::png());
    write("same.png", test::png());
    const std::string name = taken("sky.png");
    EXPECT_EQ(name.size(), 64U + 4U);
    EXPECT_TRUE(name.ends_with(".png"));
    EXPECT_EQ(fs::file_size(media.folder() / name), test::png().size());
    EXPECT_EQ(taken("sky.png"), name);
    EXPECT_EQ(taken("same.png"), name);
    EXPECT_EQ(kept(), 1U);
}

TEST_F(MediaFolder, TheDataFolderIsNobodyElsesToRead) {
    const auto mode = fs::status(folder.path() / "data").permissions();
    EXPECT_EQ(mode & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST_F(MediaFolder, TakesInADefinitionsLogos) {
    write("logo.webp", test::webp(test::WebpKind::lossy));
    write("partner.png", test::png());
    ContestDefinition definition;
    definition.theme.partners = {{"Sở", ""}, {"VNPT", "partner.png"}};
    EXPECT_TRUE(media.take(definition, beside, english).empty());
    EXPECT_TRUE(fs::exists(media.folder() / definition.theme.partners[1].logo));
    definition.theme = {};
    definition.theme.logo = "logo.webp";
    EXPECT_TRUE(media.take(definition, beside, english).empty());
    EXPECT_TRUE(fs::exists(media.folder() / definition.theme.logo));
    definition.theme.logo = "none.webp";
    definition.theme.partners = {{"A", "none.png"}};
    const Faults faults = media.take(definition, beside, english);
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].pointer, "/theme/logo");
    EXPECT_EQ(faults[1].pointer, "/theme/partners/0/logo");
}

TEST_F(MediaFolder, LetsGoOfWhatNothingNeedsAndOfNothingElse) {
    write("a.png", test::png(1, 1));
    write("b.png", test::png(2, 2));
    const std::string needed = taken("a.png");
    const std::string other = taken("b.png");
    const std::string draft = std::string(64, '0') + ".png.part";
    std::ofstream(media.folder() / draft) << "cut off";
    std::ofstream(media.folder() / "README.txt") << "somebody's own";
    media.let_go({needed});
    EXPECT_TRUE(fs::exists(media.folder() / needed));
    EXPECT_TRUE(fs::exists(media.folder() / "README.txt"));
    EXPECT_FALSE(fs::exists(media.folder() / other));
    EXPECT_FALSE(fs::exists(media.folder() / draft));
}

TEST_F(MediaFolder, WhatAContestShowsIsAllThatItsSetupNames) {
    hoithi::Setup setup;
    setup.definition.theme.logo = "logo.png";
    setup.definition.theme.partners = {{"VNPT", "partner.png"}};
    const auto with = [](const std::string& path) {
        PaperQuestion asked;
        asked.question.media = hoithi::Media{MediaKind::image, path, "x"};
        return asked;
    };
    setup.paper.questions = {with("asked.png"), PaperQuestion{}};
    setup.paper.spares = {with("spare.png")};
    MediaNames names;
    add_media(setup, names);
    EXPECT_EQ(names, (MediaNames{"asked.png", "logo.png", "partner.png", "spare.png"}));
}

/// One thing that a bank may name, and what is said of it.
struct Named {
    const char* path;
    const char* said;
};

TEST_F(MediaFolder, RefusesWhatCannotBeShownAndSaysWhyAndWhere) {
    fs::create_directory(beside / "pictures");
    write("secret.txt", "elsewhere");
    write("sky.png", test::png());
    write("pictures/sea.png", test::png());
    write("empty.png", "");
    write("page.png", "<html></html>");
    write("vector.png", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    write("photo.png", test::jpeg());
    write("vast.png", test::png(30000, 30000));
    write("heavy.wav", test::wav() + std::string(medium_bytes_max, 'x'));
    fs::create_symlink("sky.png", beside / "linked.png");
    fs::create_symlink("nowhere.png", beside / "dangling.png");
    fs::create_directory_symlink("pictures", beside / "linked");
    fs::create_directory(beside / "folder.png");
    ASSERT_EQ(::mkfifo((beside / "pipe.png").c_str(), 0600), 0);
    for (const auto& [path, said] :
         {Named{"none.png", "cannot be read"},
          Named{"empty.png", "is empty"},
          Named{"page.png", "is not what the ending of its name says"},
          Named{"vector.png", "is not what the ending of its name says"},
          Named{"photo.png", "is not what the ending of its name says"},
          Named{"vast.png", "too many points"},
          Named{"heavy.wav", "more than 8388608 bytes"},
          Named{"linked.png", "is a link"},
          Named{"dangling.png", "is a link"},
          Named{"linked/sea.png", "is a link"},
          Named{"folder.png", "is no file"},
          Named{"pipe.png", "is no file"},
          Named{"../sky.png", "cannot be read"},
          Named{"/etc/hostname", "cannot be read"},
          Named{"pictures/../sky.png", "cannot be read"}}) {
        Bank bank = bank_with({"sky.png", path, "pictures/sea.png"});
        const Faults faults = MediaIntake(english).check(bank, beside);
        ASSERT_EQ(faults.size(), 1U) << path;
        EXPECT_EQ(faults[0].pointer, "/questions/1/media/path");
        EXPECT_THAT(faults[0].problem, HasSubstr(said));
        EXPECT_THAT(faults[0].problem, HasSubstr(path));
        const Faults taking = media.take(bank, beside, english);
        ASSERT_EQ(taking.size(), 1U) << path;
        EXPECT_EQ(taking[0].problem, faults[0].problem) << "the check and the server say the same";
    }
    const Faults vietnamese =
        MediaIntake(Language::vietnamese).check(bank_with({"none.png"}), beside);
    EXPECT_THAT(vietnamese.at(0).problem, HasSubstr("không đọc được tệp"));
}

TEST_F(MediaFolder, AFolderThatTheOperatorLinkedIsFine) {
    write("sky.png", test::png());
    fs::create_directory_symlink(beside, folder.path() / "banks");
    EXPECT_TRUE(MediaIntake(english).check(bank_with({"sky.png"}), folder.path() / "banks").empty()
    );
}

TEST_F(MediaFolder, FindsANameHoweverItsAccentsAreWritten) {
    write("a\xCC\x82nh.png", test::png());  // â as a and a mark, as some systems copy it
    EXPECT_TRUE(MediaIntake(english).check(bank_with({"ânh.png"}), beside).empty());
}

TEST_F(MediaFolder, TooMuchIsRefusedBeforeAnythingIsTakenIn) {
    write("a.png", test::png(1, 1));
    write("b.png", test::png(2, 2));
    write("c.png", test::png(3, 3));
    MediaIntake enough(english, 3 * test::png().size());
    EXPECT_TRUE(enough.check(bank_with({"a.png", "b.png", "a.png"}), beside).empty());
    EXPECT_TRUE(enough.check(bank_with({"c.png", "b.png"}), beside).empty()) << "counted once";

    MediaIntake little(english, 2 * test::png().size());
    EXPECT_TRUE(little.check(bank_with({"a.png", "b.png"}), beside).empty());
    ContestDefinition definition;
    definition.theme.logo = "c.png";
    const Faults faults = little.check(definition, beside);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_THAT(faults[0].problem, HasSubstr("MiB together"));
    EXPECT_EQ(kept(), 0U);
}

}  // namespace
}  // namespace hoithi::api
