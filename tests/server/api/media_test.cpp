#include "server/api/media.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/server/store/temporary_folder.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::api {
namespace {

namespace fs = std::filesystem;

class MediaFolder : public testing::Test {
protected:
    void write(const std::string& name, const std::string& bytes) {
        std::ofstream(folder.path() / name, std::ios::binary) << bytes;
    }

    store::TemporaryFolder folder;
    Media media{folder.path() / "data" / "media"};
};

TEST_F(MediaFolder, KeepsFilesUnderTheirHash) {
    write("sky.png", "abc");
    const auto name = media.take(folder.path() / "sky.png");
    ASSERT_TRUE(name);
    EXPECT_EQ(*name, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.png");
    EXPECT_EQ(fs::file_size(media.folder() / *name), 3U);
    EXPECT_EQ(media.take(folder.path() / "sky.png"), name);
    EXPECT_EQ(std::distance(fs::directory_iterator(media.folder()), {}), 1);
}

TEST_F(MediaFolder, RefusesWhatIsNoFileOrTooLarge) {
    EXPECT_FALSE(media.take(folder.path() / "none.png"));
    EXPECT_FALSE(media.take(folder.path()));
    write("large.mp3", std::string((8U << 20U) + 1, 'x'));
    EXPECT_FALSE(media.take(folder.path() / "large.mp3"));
}

TEST_F(MediaFolder, TheDataFolderIsNobodyElsesToRead) {
    const auto mode = fs::status(folder.path() / "data").permissions();
    EXPECT_EQ(mode & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST_F(MediaFolder, TakesInABanksFiles) {
    write("sky.png", "abc");
    Bank bank;
    bank.questions = {test::single_question("q1"), test::single_question("q2")};
    bank.questions[0].media = hoithi::Media{MediaKind::image, "sky.png", "The sky"};
    EXPECT_TRUE(media.take(bank, folder.path()).empty());
    EXPECT_TRUE(bank.questions[0].media->path.starts_with("ba7816bf"));

    bank.questions[1].media = hoithi::Media{MediaKind::audio, "missing.mp3", ""};
    bank.questions[0].media.reset();
    const Faults faults = media.take(bank, folder.path());
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].pointer, "/questions/1/media/path");
}

}  // namespace
}  // namespace hoithi::api
