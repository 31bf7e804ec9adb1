#include "engine/text/entrant_name.hpp"

#include <gtest/gtest.h>

namespace hoithi::text {
namespace {

TEST(CleanName, ComposesAndCollapsesSpaces) {
    EXPECT_EQ(clean_name("  Nguyễn \u00A0 Thị\u3000Hoà "), "Nguyễn Thị Hoà");
    EXPECT_EQ(clean_name("Hoa\u0300"), "Hoà");
    EXPECT_EQ(clean_name("   "), "");
}

TEST(CleanName, DropsWhatNobodySeesAtTheEnds) {
    for (const char* name :
         {"An\u200B",
          "\u200BAn",
          "\uFEFFAn",
          "An\u00AD",
          "An \u200E",
          "\u2060 An \u200D",
          "An\n",
          "\tAn\r\n",
          "An\u2800",
          "An\u3164",
          "\u202EAn",
          "An\u2028"}) {
        EXPECT_EQ(clean_name(name), "An") << testing::PrintToString(std::string(name));
    }
    EXPECT_EQ(clean_name("\u200B\u200B"), "");
    EXPECT_EQ(clean_name("\u2764\uFE0F"), "\u2764\uFE0F");
    EXPECT_EQ(clean_name("An\u200BBình"), "An\u200BBình") << "for the refusal";
}

TEST(CleanName, LeavesTextThatIsNotUtf8ForTheRefusal) {
    EXPECT_EQ(clean_name("ab\xFF"), "ab\xFF");
    EXPECT_EQ(name_fault("ab\xFF"), NameFault::bad_character);
}

TEST(NameFault, FindsNothingWrongWithNamesOfPeopleAndTeams) {
    for (const char* name :
         {"An",
          "Nguyễn Thị Hoà",
          "Đội Lào Cai 1",
          "O'Brien-Trần (A.B.)",
          "Ni e H'Drah",
          "김철수",
          "Đội ⭐ Sao",
          "❤️ Huế",
          "Nhà \U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466",
          "\U0001F469\U0001F3FD\u200D\U0001F680 Mai",
          "\u2764\uFE0F\u200D\U0001F525 Lửa",
          "Lan \U0001F3C3\u200D\u2640\uFE0F"}) {
        EXPECT_EQ(name_fault(name), std::nullopt) << name;
    }
}

TEST(NameFault, CountsCharactersAsPeopleDo) {
    EXPECT_EQ(name_fault(""), NameFault::too_short);
    EXPECT_EQ(name_fault("Ễ"), NameFault::too_short);
    std::string name;
    for (int i = 0; i < 60; ++i) name += "ễ";
    EXPECT_EQ(name_fault(name), std::nullopt);
    EXPECT_EQ(name_fault(name + "ễ"), NameFault::too_long);
    EXPECT_EQ(name_fault(std::string(100'000, 'a')), NameFault::too_long);
}

// Sixty characters of many code points each: the bytes are bounded as well.
TEST(NameFault, BoundsTheBytesToo) {
    std::string name;
    for (int i = 0; i < 51; ++i) name += "x\u0301\u0302\u0303\u0304";
    EXPECT_EQ(name_fault(name), std::nullopt) << name.size();
    for (int i = 0; i < 9; ++i) name += "x\u0301\u0302\u0303\u0304";
    EXPECT_EQ(name_fault(name), NameFault::too_long) << name.size();
}

TEST(NameFault, RefusesWhatHidesOrTurnsTheText) {
    for (const char* character :
         {"\u0007", "\n",     "\t",     "\u0085",    "\u200E", "\u200F", "\u202A",
          "\u202E", "\u2066", "\u2069", "\u200B",    "\u200C", "\u200D", "\uFEFF",
          "\u00AD", "\u2028", "\u2029", "\uE000",    "\u0378", "\uFFFF", "\u3164",
          "\u115F", "\u2800", "\u034F", "\U000E0041"}) {
        EXPECT_EQ(name_fault(std::string("An") + character + "Bình"), NameFault::bad_character)
            << testing::PrintToString(std::string(character));
    }
}

TEST(NameFault, LetsJoinersStandBetweenEmojiAlone) {
    for (const char* name :
         {"\U0001F468\u200DAn",
          "An\u200D\U0001F468",
          "An\u200DBình",
          "\U0001F468\u200D\u200D\U0001F469",
          "\uFE0F\u200D\U0001F469 An"}) {
        EXPECT_EQ(name_fault(name), NameFault::bad_character) << name;
    }
}

TEST(NameFault, RefusesATowerOfAccents) {
    EXPECT_EQ(name_fault("x\u0301\u0302\u0303\u0304y"), std::nullopt);
    EXPECT_EQ(name_fault("x\u0301\u0302\u0303\u0304\u0305y"), NameFault::bad_character);
    EXPECT_EQ(name_fault("\u0301xy"), NameFault::bad_character);
}

}  // namespace
}  // namespace hoithi::text
