#include "engine/text/masked_name.hpp"

#include <gtest/gtest.h>

#include "engine/text/normal.hpp"

namespace hoithi::text {
namespace {

TEST(MaskedName, KeepsTheFirstWordAndTheInitialsOfTheOthers) {
    EXPECT_EQ(masked_name("Nguyễn Thị Minh Ánh"), "Nguyễn T. M. Á.");
    EXPECT_EQ(masked_name("Đỗ Đức"), "Đỗ Đ.");
    EXPECT_EQ(masked_name("lê văn tám"), "lê v. t.");
}

TEST(MaskedName, KeepsTheFirstCharacterOfASingleWord) {
    EXPECT_EQ(masked_name("Thỏ"), "T…");
    EXPECT_EQ(masked_name("Ánh"), "Á…");
    EXPECT_EQ(masked_name("  Ánh  "), "Á…");
}

TEST(MaskedName, CountsCharactersNotBytesNorCodePoints) {
    EXPECT_EQ(masked_name("🇻🇳Hoa"), "🇻🇳…");
    EXPECT_EQ(
        masked_name("Hoa 🇻🇳🇻🇳 👩‍👩‍👧x"), "Hoa 🇻🇳. 👩‍👩‍👧."
    );
    EXPECT_EQ(masked_name("❤️ Huế"), "❤️ H.");
    EXPECT_EQ(masked_name("Hoa x\u0301\u0323yz"), "Hoa " + *nfc("x\u0301\u0323") + ".");
}

TEST(MaskedName, ComposesWhatWasTypedInParts) {
    EXPECT_EQ(masked_name("Nguye\u0302\u0303n A\u0301nh"), "Nguyễn Á.");
    EXPECT_EQ(masked_name("A\u0301nh"), "Á…");
    EXPECT_EQ(masked_name("Nguyễn\u00A0Thị\u3000 Hoà"), "Nguyễn T. H.");
}

TEST(MaskedName, PassesOverPunctuation) {
    EXPECT_EQ(masked_name("Trần (A.B.) \"Tí\" - Út"), "Trần A. T. Ú.");
    EXPECT_EQ(masked_name("Nguyễn Hoa (17)"), "Nguyễn H. 1.");
    EXPECT_EQ(masked_name("(Hoa)"), "H…");
    EXPECT_EQ(masked_name("---"), "…");
}

TEST(MaskedName, OfNothingIsNothing) {
    EXPECT_EQ(masked_name(""), "");
    EXPECT_EQ(masked_name("   "), "");
}

TEST(MaskedName, TellsNothingOfTextThatIsNotUtf8) { EXPECT_EQ(masked_name("Hoa\xFF"), "…"); }

TEST(MaskedName, TakesNamesOfAnyLength) {
    EXPECT_EQ(masked_name(std::string(100'000, 'a')), "a…");
    std::string words = "Họ";
    std::string masked = "Họ";
    for (int i = 0; i < 10'000; ++i) {
        words += " Đệm";
        masked += " Đ.";
    }
    EXPECT_EQ(masked_name(words), masked);
}

}  // namespace
}  // namespace hoithi::text
