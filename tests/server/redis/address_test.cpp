#include "server/redis/address.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hoithi::redis {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(RedisAddress, IsReadAndWrittenBack) {
    const struct {
        std::string url;
        Address address;
        std::string text;
    } table[]{
        {"redis://localhost", {.host = "localhost"}, "redis://localhost:6379"},
        {"redis://localhost/", {.host = "localhost"}, "redis://localhost:6379"},
        {"redis://db.example:7000/3",
         {.host = "db.example", .port = 7000, .database = 3},
         "redis://db.example:7000/3"},
        {"redis://10.0.0.7/15", {.host = "10.0.0.7", .database = 15}, "redis://10.0.0.7:6379/15"},
        {"redis://[::1]", {.host = "::1"}, "redis://[::1]:6379"},
        {"redis://[fe80::1]:65535/0",
         {.host = "fe80::1", .port = 65535},
         "redis://[fe80::1]:65535"},
        {"unix:/run/redis/redis.sock", {.path = "/run/redis/redis.sock"}, ""},
        {"unix:///run/redis.sock", {.path = "/run/redis.sock"}, "unix:/run/redis.sock"},
        {"unix:/r.sock?db=2", {.path = "/r.sock", .database = 2}, ""},
        {"unix:/r.sock?db=0", {.path = "/r.sock"}, "unix:/r.sock"},
    };
    for (const auto& [url, address, text] : table) {
        const auto read = read_address(url);
        ASSERT_TRUE(read) << url << ": " << read.error();
        EXPECT_EQ(*read, address) << url;
        EXPECT_EQ(read->text(), text.empty() ? url : text);
        EXPECT_EQ(read->is_unix(), url.starts_with("unix:"));
    }
}

TEST(RedisAddress, IsRefusedWithARemedy) {
    const std::string forms = "write redis://HOST[:PORT][/DB] or unix:/PATH[?db=N]";
    const struct {
        std::string url;
        std::string says;
    } table[]{
        {"", forms},
        {"localhost:6379", forms},
        {"http://localhost", forms},
        {"redis://", "the host"},
        {"redis://:6379", "the host"},
        {"redis:///0", "the host"},
        {"redis://[::1", "the host"},
        {"redis://[]", "the host"},
        {"redis://[localhost]", "the host"},
        {"redis://[::1]6379", "the host"},
        {"redis://::1", "the host"},
        {"redis://a:", "the port"},
        {"redis://a:0", "the port"},
        {"redis://a:65536", "the port"},
        {"redis://a:+1", "the port"},
        {"redis://a:63x", "the port"},
        {"redis://a/x", "the database"},
        {"redis://a/-1", "the database"},
        {"redis://a/0/1", "the database"},
        {"redis://a/99999999999", "the database"},
        {"redis://a?db=1", "? and #"},
        {"redis://a b", "spaces"},
        {"redis://a\n", "spaces"},
        {"rediss://a", "no TLS: use a Unix socket"},
        {"unix:", "the socket's path"},
        {"unix:/", "the socket's path"},
        {"unix:redis.sock", "the socket's path"},
        {"unix://host/redis.sock", "the socket's path"},
        {"unix:/a?db=", "db="},
        {"unix:/a?base=1", "db="},
        {"unix:/a?db=1x", "db="},
        {"unix:/" + std::string(107, 'a'), "107 bytes"},
    };
    for (const auto& [url, says] : table) {
        const auto read = read_address(url);
        ASSERT_FALSE(read) << url;
        EXPECT_THAT(read.error(), HasSubstr(says)) << url;
    }
    EXPECT_TRUE(read_address("unix:/" + std::string(106, 'a')));
}

TEST(RedisAddress, TakesNoPasswordAndRepeatsNone) {
    for (const std::string url :
         {"redis://:s3cret@localhost",
          "redis://me:s3cret@localhost:1/2",
          "rediss://me:s3cret@a",
          "redis://me:s3cret",
          "unix:s3cret@/a",
          "s3cret"}) {
        const auto read = read_address(url);
        ASSERT_FALSE(read) << url;
        EXPECT_THAT(read.error(), Not(HasSubstr("s3cret")));
    }
    EXPECT_THAT(
        read_address("redis://:s3cret@localhost").error(),
        HasSubstr("the password belongs into a file or the environment")
    );
}

}  // namespace
}  // namespace hoithi::redis
