#include "engine/text/graphemes.hpp"

#include <gtest/gtest.h>

namespace hoithi::text {
namespace {

TEST(Graphemes, AreWhatPeopleCount) {
    EXPECT_EQ(grapheme_count(""), 0U);
    EXPECT_EQ(grapheme_count("abc"), 3U);
    EXPECT_EQ(grapheme_count("Nguyễn"), 6U);
    EXPECT_EQ(grapheme_count("Nguye\u0302\u0303n"), 6U);
    EXPECT_EQ(grapheme_count("🇻🇳"), 1U);
    EXPECT_EQ(grapheme_count("👩‍👩‍👧"), 1U);
}

TEST(Graphemes, AreNoneInTextThatIsNotUtf8) { EXPECT_EQ(grapheme_count("ab\xFF"), 0U); }

}  // namespace
}  // namespace hoithi::text
