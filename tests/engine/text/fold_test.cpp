#include "engine/text/fold.hpp"

#include <gtest/gtest.h>

#include "engine/random.hpp"
#include "engine/text/normal.hpp"

namespace hoithi::text {
namespace {

/// A text of letters that make folding difficult.
std::string random_text(Random& random) {
    static const std::vector<std::string> pieces{
        "h",      "o",      "a",      "u",      "y",      "N",      "G",      "đ",      "Đ",
        "ơ",      "Ư",      "ễ",      "ặ",      "à",      "ñ",      "ß",      "İ",      "ﬁ",
        "１",     "²",      "\u0300", "\u0301", "\u0303", "\u0309", "\u0323", "\u0302", "\u0306",
        "\u031B", "\u0327", " ",      "  ",     "\u00A0", "\u200B", "-",      "–",      "’",
        "“",      ".",      "ไ",      "한",     "क्षि",    "\u0345",
    };
    std::string text;
    for (std::uint64_t i = random.below(12); i > 0; --i) {
        text += pieces[random.below(pieces.size())];
    }
    return nfc(text).value_or("");
}

TEST(Fold, ForgetsWhereTheToneMarkStands) {
    EXPECT_EQ(fold("hoà"), fold("hòa"));
    EXPECT_EQ(fold("uý"), fold("úy"));
    EXPECT_EQ(fold("Thuỷ điện Hoà Bình"), fold("thủy điện hòa bình"));
    EXPECT_EQ(fold("quí"), fold("quí"));
}

TEST(Fold, KeepsDifferentTonesAndLettersApart) {
    EXPECT_NE(fold("hoà"), fold("hoá"));
    EXPECT_NE(fold("ma"), fold("mạ"));
    EXPECT_NE(fold("hoa binh"), fold("hòa bình"));
    EXPECT_NE(fold("Đà Nẵng"), fold("Da Nẵng"));
    EXPECT_NE(fold("an tử"), fold("ân tư"));
    EXPECT_NE(fold("hò a"), fold("ho à"));
}

TEST(Fold, ForgetsCase) {
    EXPECT_EQ(fold("ĐỒNG THÁP"), fold("đồng tháp"));
    EXPECT_EQ(fold("STRASSE"), fold("straße"));
}

TEST(Fold, ForgetsSpacesThatNobodySees) {
    EXPECT_EQ(fold("  Sóc \u00A0 Trăng\t"), fold("Sóc Trăng"));
    EXPECT_EQ(fold("Sóc\u200B Trăng"), fold("Sóc Trăng"));
    EXPECT_EQ(fold(" \t "), "");
    EXPECT_NE(fold("SócTrăng"), fold("Sóc Trăng"));
}

TEST(Fold, TakesAPhonesTypographyForPlain) {
    EXPECT_EQ(fold("“số hoá”"), fold("\"số hóa\""));
    EXPECT_EQ(fold("505–QĐ"), fold("505-QĐ"));
    EXPECT_EQ(fold("it’s"), fold("it's"));
    EXPECT_EQ(fold("«số hoá»"), fold("\"số hóa\""));
    EXPECT_EQ(fold("\u22125"), fold("-5"));
    EXPECT_EQ(fold("½"), fold("1/2"));
    EXPECT_EQ(fold("２０２４"), fold("2024"));
}

TEST(Fold, FoldsSyllablesJoinedByAHyphenEachByItself) {
    EXPECT_EQ(fold("Hoà-Bình"), fold("hòa-bình"));
    EXPECT_NE(fold("hòa-binh"), fold("hoa-bình"));
}

TEST(Fold, GivesNothingForTextThatIsNotUtf8) { EXPECT_EQ(fold("ab\xFF"), ""); }

TEST(Fold, DoneTwiceIsDoneOnce) {
    for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
        Random random(seed);
        const std::string text = random_text(random);
        ASSERT_EQ(fold(fold(text)), fold(text)) << "seed " << seed << ": " << text;
    }
}

TEST(Fold, GivesComposedText) {
    for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
        Random random(seed);
        const std::string folded = fold(random_text(random));
        ASSERT_EQ(nfc(folded), folded) << "seed " << seed;
    }
}

TEST(Bare, TakesAllAccentsOff) {
    EXPECT_EQ(bare(fold("Thừa Thiên Huế")), "thua thien hue");
    EXPECT_EQ(bare(fold("ĐỒNG NAI")), "dong nai");
    EXPECT_EQ(bare(fold("Bà Rịa – Vũng Tàu")), "ba ria - vung tau");
    EXPECT_EQ(bare(fold("thuở")), "thuo");
}

TEST(Fold, TakesLettersThatLookLikeTheVietnameseOneForIt) {
    EXPECT_EQ(fold("\u00D0à Nẵng"), fold("Đà Nẵng"));
    EXPECT_EQ(fold("\u0189à Nẵng"), fold("Đà Nẵng"));
    EXPECT_EQ(fold("\u00F0à nẵng"), fold("đà nẵng"));
    EXPECT_EQ(bare(fold("\u00D0ồng Nai")), "dong nai");
    EXPECT_NE(fold("\u00D0à Nẵng"), fold("Dà Nẵng"));
}

TEST(Bare, LeavesPlainTextAlone) { EXPECT_EQ(bare(fold("Hoa Binh")), "hoa binh"); }

TEST(Bare, LeavesTheVowelsOfOtherScripts) { EXPECT_EQ(bare(fold("किताब")), fold("किताब")); }

}  // namespace
}  // namespace hoithi::text
