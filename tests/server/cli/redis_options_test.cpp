#include "server/cli/redis_options.hpp"

#include <fstream>

#include <gmock/gmock.h>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

RedisOptions options() {
    RedisOptions options;
    options.url = "redis://boards.example:6380/2";
    options.environment = [](const char*) { return std::nullopt; };
    return options;
}

std::string fault(const RedisOptions& options) {
    const auto settings = redis_settings(options);
    return settings ? "" : settings.error();
}

TEST(RedisOptions, MakeSettings) {
    const auto settings = redis_settings(options());
    ASSERT_TRUE(settings) << settings.error();
    EXPECT_EQ(settings->address.host, "boards.example");
    EXPECT_EQ(settings->address.port, 6380);
    EXPECT_EQ(settings->address.database, 2U);
    EXPECT_TRUE(settings->credentials.empty());
    EXPECT_EQ(settings->prefix, "hoithi");
    EXPECT_EQ(settings->keep, std::chrono::days(30));
}

TEST(RedisOptions, SayWhatIsWrongWithTheAddressButNotWhatItWas) {
    for (const char* url : {"", "http://x", "redis://", "redis://x:0", "redis://:s3cret@x"}) {
        RedisOptions wrong = options();
        wrong.url = url;
        EXPECT_THAT(fault(wrong), StartsWith("--redis: ")) << url;
        EXPECT_THAT(fault(wrong), Not(HasSubstr("s3cret")));
    }
}

TEST(RedisOptions, TakeAPrefixThatFitsBetweenColons) {
    for (const char* prefix : {"a", "so-gd.ninh_binh", "HOITHI-2"}) {
        RedisOptions right = options();
        right.prefix = prefix;
        EXPECT_EQ(fault(right), "") << prefix;
    }
    const std::string longest(64, 'x');
    for (const std::string& prefix :
         {std::string(),
          longest + "x",
          std::string("a:b"),
          std::string("{a}"),
          std::string("a b"),
          std::string("sở"),
          std::string("a\n"),
          std::string("*")}) {
        RedisOptions wrong = options();
        wrong.prefix = prefix;
        EXPECT_THAT(fault(wrong), StartsWith("--redis-prefix: ")) << prefix;
    }
}

TEST(RedisOptions, KeepForADayToTenYears) {
    for (const int days : {1, 3650}) {
        RedisOptions right = options();
        right.keep_days = days;
        EXPECT_EQ(redis_settings(right)->keep, std::chrono::days(days));
    }
    for (const int days : {0, -1, 3651}) {
        RedisOptions wrong = options();
        wrong.keep_days = days;
        EXPECT_THAT(fault(wrong), StartsWith("--redis-keep-days: ")) << days;
    }
}

TEST(RedisOptions, HaveTheirSecretsFromAFileOrTheEnvironment) {
    RedisOptions secret = options();
    secret.environment = [](const char* name) {
        return std::string(name) == "HOITHI_REDIS_PASSWORD" ? std::optional<std::string>("s3cret")
                                                            : std::nullopt;
    };
    EXPECT_EQ(redis_settings(secret)->credentials.password, "s3cret");
    const store::TemporaryFolder folder;
    secret.auth_file = folder.path() / "auth";
    EXPECT_THAT(fault(secret), HasSubstr("auth")) << "there is no such file";
    std::ofstream(secret.auth_file) << "user=boards\npassword=other\n";
    EXPECT_EQ(redis_settings(secret)->credentials.user, "boards");
    EXPECT_EQ(redis_settings(secret)->credentials.password, "other");
}

}  // namespace
}  // namespace hoithi::cli
