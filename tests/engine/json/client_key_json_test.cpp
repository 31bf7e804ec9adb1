#include "engine/json/client_key_json.hpp"

#include <gtest/gtest.h>

namespace hoithi::json {
namespace {

TEST(ClientKeyJson, Is32HexadecimalDigits) {
    const ClientKey key{0xC0FFEE00C0FFEE00U, 0x0000000000000001U};
    EXPECT_EQ(client_key_text(key), "c0ffee00c0ffee000000000000000001");
    EXPECT_EQ(read_client_key("c0ffee00c0ffee000000000000000001"), key);
    EXPECT_EQ(read_client_key("C0FFEE00C0FFEE000000000000000001"), key);
}

TEST(ClientKeyJson, IsNothingElse) {
    for (const char* text :
         {"",
          "c0ffee00c0ffee00c0ffee00c0ffee0",
          "c0ffee00c0ffee00c0ffee00c0ffee000",
          "c0ffee00c0ffee00c0ffee00c0ffee0g",
          "g0ffee00c0ffee00c0ffee00c0ffee00",
          "0xffee00c0ffee00c0ffee00c0ffee00",
          "-0ffee00c0ffee00c0ffee00c0ffee00",
          " 0ffee00c0ffee00c0ffee00c0ffee00"}) {
        EXPECT_FALSE(read_client_key(text)) << text;
    }
}

}  // namespace
}  // namespace hoithi::json
