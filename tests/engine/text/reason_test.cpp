#include "engine/text/reason.hpp"

#include <gtest/gtest.h>

namespace hoithi::text {
namespace {

TEST(Reason, IsOneLineWithoutSpacesAround) {
    EXPECT_EQ(clean_reason("  Câu hỏi \t có\r\nhai đáp án.\u2028 "), "Câu hỏi có hai đáp án.");
    EXPECT_EQ(clean_reason("Đề\u00A0sai"), "Đề sai");
}

TEST(Reason, SaysSomethingWithALetterOrADigit) {
    for (const char* reason : {"ệ", "Đ", "5", "(a)", "5!", "²", "錯", "e\u0302\u0323"}) {
        EXPECT_NE(clean_reason(reason), "") << reason;
    }
}

TEST(Reason, SaysNothingWithoutOne) {
    for (const char* reason :
         {"",
          " ",
          "\n",
          "\u00A0\u3000",
          "\u200B\u2060",
          "...",
          "?!",
          "🎉",
          "\u0301",
          "\u2800",
          "\u3164\u202E",
          "\x01",
          "ab\xFF"}) {
        EXPECT_EQ(clean_reason(reason), "") << reason;
    }
}

TEST(Reason, HoldsNothingThatIsNotSeenOrTurnsTheLine) {
    EXPECT_EQ(clean_reason("a\u202Eb\u2066c\u200Fd"), "abcd");
    EXPECT_EQ(clean_reason("a\x01\x7Fz\u0080"), "az");
    EXPECT_EQ(clean_reason("a\u200B\uFEFFb\u00ADc"), "abc");
    EXPECT_EQ(clean_reason("a\u3164\uE000"), "a");
}

TEST(Reason, DrawsNothingOverTheLinesAround) {
    std::string stacked = "a";
    for (int i = 0; i < 50; ++i) stacked += "\u030D";
    EXPECT_LE(clean_reason(stacked).size(), 1U + 4U * 2U);
    EXPECT_EQ(clean_reason("\u030Da"), "a");
}

TEST(Reason, IsComposed) { EXPECT_EQ(clean_reason("Hue\u0302\u0301"), "Huế"); }

TEST(Reason, CleanedTwiceIsCleanedOnce) {
    const std::string once = clean_reason(" a \u202E b\n\u0301c ");
    EXPECT_EQ(clean_reason(once), once);
}

}  // namespace
}  // namespace hoithi::text
