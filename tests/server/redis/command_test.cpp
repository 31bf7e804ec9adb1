#include "server/redis/command.hpp"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

namespace hoithi::redis {
namespace {

TEST(RedisCommand, IsWrittenAsRedisReadsIt) {
    EXPECT_EQ(Command("PING").bytes(), "*1\r\n$4\r\nPING\r\n");
    Command set("SET");
    set.add("tên").add("");
    EXPECT_EQ(set.bytes(), "*3\r\n$3\r\nSET\r\n$4\r\ntên\r\n$0\r\n\r\n");
    EXPECT_EQ(set.size(), 3U);
}

TEST(RedisCommand, TakesIntegersOfEverySize) {
    Command command("X");
    command.add(0).add(-7).add(std::numeric_limits<std::int64_t>::min());
    command.add(std::numeric_limits<std::uint64_t>::max()).add(std::uint8_t{200});
    EXPECT_EQ(
        command.bytes(),
        "*6\r\n$1\r\nX\r\n$1\r\n0\r\n$2\r\n-7\r\n$20\r\n-9223372036854775808\r\n"
        "$20\r\n18446744073709551615\r\n$3\r\n200\r\n"
    );
}

TEST(RedisCommand, TakesAnyBytes) {
    using namespace std::string_view_literals;
    Command command("X");
    EXPECT_EQ(command.add("\0\r\n$"sv).bytes(), "*2\r\n$1\r\nX\r\n$4\r\n\0\r\n$\r\n"sv);
}

TEST(RedisCommand, CountsItsArgumentsAsItGrows) {
    Command command("ZADD");
    for (std::size_t size = 1; size <= 1201; ++size) {
        ASSERT_EQ(command.size(), size);
        ASSERT_TRUE(command.bytes().starts_with("*" + std::to_string(size) + "\r\n$4\r\nZADD\r\n"));
        command.add(size);
    }
    EXPECT_TRUE(command.bytes().ends_with("$4\r\n1201\r\n"));
}

TEST(RedisCommand, IsAValue) {
    Command first("ECHO");
    Command second = first;
    second.add("a");
    EXPECT_EQ(first.bytes(), "*1\r\n$4\r\nECHO\r\n");
    EXPECT_EQ(second.bytes(), "*2\r\n$4\r\nECHO\r\n$1\r\na\r\n");
}

}  // namespace
}  // namespace hoithi::redis
