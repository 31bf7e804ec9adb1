#include "server/redis/credentials.hpp"

#include <fstream>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::redis {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

Environment environment(std::map<std::string, std::string> variables) {
    return [variables](const char* name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

class RedisCredentials : public testing::Test {
protected:
    fs::path file(const std::string& text, fs::perms permissions = fs::perms::owner_read) {
        const fs::path path = folder_.path() / ("auth" + std::to_string(++files_));
        std::ofstream(path, std::ios::binary) << text;
        fs::permissions(path, permissions);
        return path;
    }

    store::TemporaryFolder folder_;
    int files_ = 0;
};

TEST_F(RedisCredentials, AreNoneByDefault) {
    const auto read = read_credentials(environment({}), std::nullopt);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->empty());
}

TEST_F(RedisCredentials, ComeFromFilesThatBeginWithAByteOrderMark) {
    const auto read =
        read_credentials(environment({}), file("\xEF\xBB\xBFuser=hoithi\r\npassword=s3cret\r\n"));
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(read->user, "hoithi");
    EXPECT_EQ(read->password, "s3cret");
}

TEST_F(RedisCredentials, ComeFromTheEnvironment) {
    const auto read = read_credentials(
        environment({{"HOITHI_REDIS_USER", "hoithi"}, {"HOITHI_REDIS_PASSWORD", " s3 cret "}}),
        std::nullopt
    );
    ASSERT_TRUE(read);
    EXPECT_EQ(read->user, "hoithi");
    EXPECT_EQ(read->password, " s3 cret ");
    EXPECT_FALSE(read->empty());
}

TEST_F(RedisCredentials, ComeFromAFile) {
    const std::string text = "# của Redis\r\nuser=hội\r\n\npassword= a=b #c \r\n";
    for (const bool by_option : {true, false}) {
        const fs::path path = file(text);
        const auto variables =
            by_option ? environment({}) : environment({{"HOITHI_REDIS_AUTH_FILE", path}});
        const auto read =
            read_credentials(variables, by_option ? std::optional(path) : std::nullopt);
        ASSERT_TRUE(read) << read.error();
        EXPECT_EQ(read->user, "hội");
        EXPECT_EQ(read->password, " a=b #c ");
    }
}

TEST_F(RedisCredentials, TheOptionWinsThenTheFileThenTheVariables) {
    std::map<std::string, std::string> variables{{"HOITHI_REDIS_PASSWORD", "variable"}};
    EXPECT_EQ(read_credentials(environment(variables), std::nullopt)->password, "variable");
    variables["HOITHI_REDIS_AUTH_FILE"] = file("password=file");
    EXPECT_EQ(read_credentials(environment(variables), std::nullopt)->password, "file");
    const auto read = read_credentials(environment(variables), file("password=option"));
    EXPECT_EQ(read->password, "option");
}

TEST_F(RedisCredentials, AFileMustBeReadableAndInOrder) {
    const struct {
        fs::path path;
        std::string says;
    } table[]{
        {folder_.path() / "absent", "cannot read"},
        {folder_.path(), "cannot read"},
        {file("password=x\n\nusr=s3cret\n"), ":3: is neither"},
        {file("s3cret"), ":1: is neither"},
        {file(" password=s3cret"), ":1: is neither"},
        {file("user=me\n"), "no password"},
    };
    for (const auto& [path, says] : table) {
        const auto read = read_credentials(environment({}), path);
        ASSERT_FALSE(read) << path;
        EXPECT_THAT(read.error(), HasSubstr(says));
        EXPECT_THAT(read.error(), Not(HasSubstr("s3cret")));
    }
}

TEST_F(RedisCredentials, AUserNeedsAPasswordThoughItMayBeEmptyInAFile) {
    EXPECT_FALSE(read_credentials(environment({{"HOITHI_REDIS_USER", "me"}}), std::nullopt));
    const auto read = read_credentials(environment({}), file("user=me\npassword=\n"));
    ASSERT_TRUE(read) << read.error();
    EXPECT_FALSE(read->empty());
}

TEST_F(RedisCredentials, AFileForAllToReadEarnsAWarning) {
    const auto warned = [&](fs::perms permissions) {
        const fs::path path = file("password=s3cret", permissions);
        testing::internal::CaptureStderr();
        EXPECT_TRUE(read_credentials(environment({}), path));
        return testing::internal::GetCapturedStderr();
    };
    EXPECT_EQ(warned(fs::perms::owner_read | fs::perms::group_read), "");
    const std::string warning = warned(fs::perms::owner_read | fs::perms::others_read);
    EXPECT_THAT(warning, HasSubstr("redis_auth_file_open_to_others"));
    EXPECT_THAT(warning, Not(HasSubstr("s3cret")));
}

}  // namespace
}  // namespace hoithi::redis
