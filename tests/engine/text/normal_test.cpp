#include "engine/text/normal.hpp"

#include <gtest/gtest.h>

namespace hoithi::text {
namespace {

TEST(Normal, ComposesWhatWasTypedInParts) {
    EXPECT_EQ(nfc("Vie\u0323\u0302t Nam"), "Vi\u1EC7t Nam");
    EXPECT_EQ(nfc("Vie\u0302\u0323t Nam"), "Vi\u1EC7t Nam");
}

TEST(Normal, LeavesComposedTextAlone) {
    EXPECT_EQ(nfc("Thừa Thiên Huế"), "Thừa Thiên Huế");
    EXPECT_EQ(nfc("plain"), "plain");
    EXPECT_EQ(nfc(""), "");
}

TEST(Normal, KeepsAZeroByteAndWhatFollows) {
    EXPECT_EQ(nfc(std::string_view("a\0\u1EC7", 5)), std::string("a\0\u1EC7", 5));
}

TEST(Normal, RefusesWhatIsNotUtf8) {
    EXPECT_FALSE(nfc("\xC3"));
    EXPECT_FALSE(nfc("a\xFF"));
    EXPECT_FALSE(nfc("\xC0\xAF"));          // overlong
    EXPECT_FALSE(nfc("\xED\xA0\x80"));      // a surrogate
    EXPECT_FALSE(nfc("\xF4\x90\x80\x80"));  // beyond U+10FFFF
}

}  // namespace
}  // namespace hoithi::text
