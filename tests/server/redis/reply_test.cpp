#include "server/redis/reply.hpp"

#include <gtest/gtest.h>

namespace hoithi::redis {
namespace {

TEST(RedisReply, IsOneThingOnly) {
    const Reply nil;
    const Reply number(std::int64_t{-3});
    const Reply text(std::string("văn bản"));
    const Reply error(Reply::Error{"READONLY You can't write against a read only replica."});
    const Reply array(Reply::Array{Reply(), number, text});

    EXPECT_TRUE(nil.is_nil());
    EXPECT_EQ(number.integer(), -3);
    EXPECT_EQ(*text.text(), "văn bản");
    EXPECT_TRUE(error.is_error());
    EXPECT_EQ(error.error_code(), "READONLY");
    EXPECT_EQ(error.error(), "READONLY You can't write against a read only replica.");
    ASSERT_EQ(array.size(), 3U);
    EXPECT_TRUE(array[0].is_nil());
    EXPECT_EQ(array[2], text);

    for (const Reply* other : {&number, &text, &error, &array}) EXPECT_FALSE(other->is_nil());
    for (const Reply* other : {&nil, &text, &error, &array}) EXPECT_FALSE(other->integer());
    for (const Reply* other : {&nil, &number, &error, &array}) EXPECT_FALSE(other->text());
    for (const Reply* other : {&nil, &number, &text, &array}) {
        EXPECT_FALSE(other->is_error());
        EXPECT_EQ(other->error(), "");
        EXPECT_EQ(other->error_code(), "");
    }
    for (const Reply* other : {&nil, &number, &text, &error}) {
        EXPECT_FALSE(other->is_array());
        EXPECT_EQ(other->size(), 0U);
    }
}

TEST(RedisReply, AnErrorMayBeOneWord) {
    EXPECT_EQ(Reply(Reply::Error{"OOM"}).error_code(), "OOM");
    EXPECT_EQ(Reply(Reply::Error{""}).error_code(), "");
    EXPECT_TRUE(Reply(Reply::Error{""}).is_error());
}

}  // namespace
}  // namespace hoithi::redis
