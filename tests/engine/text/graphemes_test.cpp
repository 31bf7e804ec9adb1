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

TEST(Graphemes, EndWhereTheNextBegins) {
    const CodePoints points = *code_points("🇻🇳🇫🇷e\u0302\u0323x");
    EXPECT_EQ(grapheme_end(points, 0), 2U);
    EXPECT_EQ(grapheme_end(points, 2), 4U);
    EXPECT_EQ(grapheme_end(points, 4), 7U);
    EXPECT_EQ(grapheme_end(points, 7), 8U);
}

TEST(Graphemes, AreNoneInTextThatIsNotUtf8) { EXPECT_EQ(grapheme_count("ab\xFF"), 0U); }

}  // namespace
}  // namespace hoithi::text
