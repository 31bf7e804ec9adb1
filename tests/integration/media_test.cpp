#include <fstream>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/http_get.hpp"
#include "tests/support/sample_media.hpp"

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::uintmax_t largest = 8U << 20U;
constexpr int too_many = 65;  // of these, for all together

/// A picture that claims no more space than it needs.
void write_picture(const fs::path& file, std::uintmax_t size) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << png();
    fs::resize_file(file, size);
}

void write_text(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }

std::vector<std::string> kept(const fs::path& data) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(data / "media")) {
        names.push_back(entry.path().filename());
    }
    return names;
}

TEST(MediaFolder, KeepsWhatAContestShowsAndLetsTheRestGo) {
    Venue venue(2, 0, [](ContestFiles& files) {
        files.bank["questions"][0]["media"] = {
            {"kind", "image"}, {"path", "sky.png"}, {"alt", "The sky"}};
        files.contest["theme"]["logo"] = "logo.gif";
        write_picture(files.folder() / "banks/sky.png", 1000);
        write_text(files.folder() / "logo.gif", gif());
    });
    const std::vector<std::string> shown = kept(venue.files.data());
    ASSERT_EQ(shown.size(), 2U);
    venue.server->kill();

    // The bank and the definition have others now; what is under way goes on with its own.
    venue.files.bank["questions"][0].erase("media");
    venue.files.contest["theme"].erase("logo");
    venue.files.write();
    const std::string gone = std::string(64, 'a') + ".png";
    write_picture(venue.files.data() / "media" / gone, 1000);
    venue.start();
    EXPECT_THAT(kept(venue.files.data()), testing::UnorderedElementsAreArray(shown));
    const std::uint16_t port = venue.server->port();
    for (const std::string& name : shown) EXPECT_EQ(http(port, "/media/" + name).status, 200);
    EXPECT_EQ(http(port, "/media/" + gone).status, 404);
}

TEST(MediaFolder, TooMuchIsRefusedBeforeItIsCopiedAndTheServerStartsWithoutIt) {
    const store::TemporaryFolder folder;
    ContestFiles files(folder.path(), too_many);
    for (int i = 0; i < too_many; ++i) {
        const std::string name = "p" + std::to_string(i) + ".png";
        files.bank["questions"][i]["media"] = {
            {"kind", "image"}, {"path", name}, {"alt", "A picture"}};
        write_picture(folder.path() / "banks" / name, largest);
    }
    files.write();
    const Outcome checked = run_hoithi({"bank", "check", folder.path() / "banks/bank.json"});
    EXPECT_EQ(checked.status, 1);
    EXPECT_THAT(checked.err, HasSubstr("#/questions/64/media/path: "));
    EXPECT_THAT(checked.err, HasSubstr("more than 512 MiB together"));
    try {
        const ServerProcess server(folder.path());
        ADD_FAILURE() << "started";
    } catch (const std::runtime_error& refused) {
        EXPECT_THAT(refused.what(), HasSubstr("more than 512 MiB together"));
    }
    EXPECT_FALSE(fs::exists(files.data() / "media"));

    // A folder that a server filled before it knew better.
    for (int i = 0; i < too_many; ++i) {
        const std::string digits = std::to_string(1000 + i);
        write_picture(files.data() / "media" / (std::string(60, 'b') + digits + ".png"), largest);
    }
    for (auto& question : files.bank["questions"]) question.erase("media");
    files.write();
    { const ServerProcess first(folder.path()); }
    const ServerProcess again(folder.path());
    EXPECT_TRUE(kept(files.data()).empty());
}

TEST(MediaFolder, NothingBesideABankIsPublishedThroughALink) {
    const store::TemporaryFolder folder;
    ContestFiles files(folder.path(), 1);
    fs::create_directories(folder.path() / "banks");
    fs::create_directories(folder.path() / "private");
    write_text(folder.path() / "private/x.png", png());
    fs::create_directory_symlink(folder.path() / "private", folder.path() / "banks/pictures");
    fs::create_symlink(folder.path() / "private/x.png", folder.path() / "banks/y.png");
    for (const char* path : {"pictures/x.png", "y.png"}) {
        files.bank["questions"][0]["media"] = {
            {"kind", "image"}, {"path", path}, {"alt", "A picture"}};
        files.write();
        try {
            const ServerProcess server(folder.path());
            ADD_FAILURE() << "started with " << path;
        } catch (const std::runtime_error& refused) {
            EXPECT_THAT(refused.what(), HasSubstr("is a link"));
        }
        EXPECT_THAT(
            run_hoithi({"bank", "check", folder.path() / "banks/bank.json"}).err,
            HasSubstr("is a link")
        );
    }
}

}  // namespace
}  // namespace hoithi::test
