#include "server/cli/options.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include <gmock/gmock.h>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::cli {
namespace {

using testing::HasSubstr;

constexpr Language english = Language::english;

TEST(PublicUrl, IsAnOriginHoweverItIsWritten) {
    for (const char* url :
         {"https://thi.example.vn",
          "https://thi.example.vn/",
          "https://thi.example.vn//",
          " https://thi.example.vn \n",
          "\u00A0https://thi.example.vn\u200B",
          "HTTPS://Thi.Example.VN",
          "https://thi.example.vn:443/"}) {
        const auto origin = public_origin(url, english);
        ASSERT_TRUE(origin) << url;
        EXPECT_EQ(*origin, "https://thi.example.vn") << url;
    }
    EXPECT_EQ(*public_origin("http://192.168.1.5:8080/", english), "http://192.168.1.5:8080");
    EXPECT_EQ(*public_origin("http://[2001:db8::1]:8080", english), "http://[2001:db8::1]:8080");
}

TEST(PublicUrl, IsRefusedWithARemedyWhereItIsNone) {
    for (const char* url :
         {"thi.example.vn",
          "ftp://x",
          "http://",
          "https:///x",
          "https://a b",
          "//x",
          "x",
          " ",
          "https://x:99999",
          "https://nguoi:mat-khau@x",
          "https://hộithi.vn",
          "https:/x"}) {
        const auto origin = public_origin(url, english);
        ASSERT_FALSE(origin) << url;
        EXPECT_THAT(origin.error().problem, HasSubstr("no web address")) << url;
        EXPECT_THAT(origin.error().remedy, HasSubstr("https://thi.example.vn")) << url;
    }
}

TEST(PublicUrl, HasNoPath) {
    for (const char* url :
         {"https://x.vn/hoithi/",
          "https://x.vn/hoithi",
          "https://x.vn//a",
          "https://x.vn?code=1",
          "https://x.vn/#top",
          "https://x.vn#"}) {
        const auto origin = public_origin(url, english);
        ASSERT_FALSE(origin) << url;
        EXPECT_THAT(origin.error().problem, HasSubstr("root of a host")) << url;
        EXPECT_THAT(origin.error().remedy, HasSubstr("write https://x.vn")) << url;
    }
    EXPECT_THAT(
        public_origin("https://x.vn/a", Language::vietnamese).error().problem, HasSubstr("gốc")
    );
}

TEST(BindAddress, MayBeWrittenAsPeopleDo) {
    EXPECT_EQ(*bind_address("localhost", english), "127.0.0.1");
    EXPECT_EQ(*bind_address("[::1]", english), "::1");
    EXPECT_EQ(*bind_address(" 0.0.0.0 ", english), "0.0.0.0");
    EXPECT_EQ(*bind_address("::", english), "::");
    for (const char* text : {"", "nix", "10.0.0", "[::1", "0.0.0.0:8080", "http://0.0.0.0", "*"}) {
        const auto address = bind_address(text, english);
        ASSERT_FALSE(address) << text;
        EXPECT_THAT(address.error().remedy, HasSubstr("0.0.0.0")) << text;
    }
}

class CheckedSettings : public testing::Test {
protected:
    CheckedSettings() {
        settings.pages = folder.path() / "pages";
        settings.data = folder.path() / "data";
        std::filesystem::create_directory(settings.pages);
        std::ofstream(settings.pages / "index.html") << "<!doctype html>";
    }
    std::string option() const {
        const auto sound = checked(settings, english);
        return sound ? "" : sound.error().option;
    }

    store::TemporaryFolder folder;
    Settings settings;
};

TEST_F(CheckedSettings, AreAsTheServerTakesThem) {
    settings.bind = "localhost";
    settings.public_url = "https://X.vn/";
    settings.allowed_origins = {"https://Y.vn/"};
    const auto sound = checked(settings, english);
    ASSERT_TRUE(sound);
    EXPECT_EQ(sound->bind, "127.0.0.1");
    EXPECT_EQ(sound->public_url, "https://x.vn");
    EXPECT_EQ(sound->allowed_origins.front(), "https://y.vn");
    EXPECT_FALSE(std::filesystem::exists(settings.data)) << "nothing is made yet";
}

TEST_F(CheckedSettings, NameTheOptionWithItsValue) {
    settings.bind = "nix";
    EXPECT_EQ(option(), "--bind nix");
    settings.bind = "::";
    settings.public_url = "x";
    EXPECT_EQ(option(), "--public-url x");
    settings.public_url.clear();
    settings.allowed_origins = {"y"};
    EXPECT_EQ(option(), "--allow-origin y");
    settings.allowed_origins.clear();
    settings.pages = "nix";
    EXPECT_EQ(option(), "--pages nix");
    settings.pages = folder.path();
    EXPECT_EQ(option(), "--pages " + folder.path().string()) << "a folder without pages";
}

TEST_F(CheckedSettings, WantADataFolderThatCanBeWritten) {
    settings.data = folder.path() / "pages/index.html";
    EXPECT_THAT(option(), HasSubstr("--data ")) << "a file";
    settings.data = folder.path() / "pages/index.html/data";
    EXPECT_THAT(option(), HasSubstr("--data ")) << "below a file";
    if (::geteuid() == 0) return;  // root may write anywhere
    ASSERT_EQ(::mkdir((folder.path() / "locked").c_str(), 0500), 0);
    settings.data = folder.path() / "locked/data";
    EXPECT_THAT(option(), HasSubstr("--data "));
}

}  // namespace
}  // namespace hoithi::cli
