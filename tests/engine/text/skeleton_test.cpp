#include "engine/text/skeleton.hpp"

#include <utility>

#include <gtest/gtest.h>

#include "engine/text/fold.hpp"

namespace hoithi::text {
namespace {

TEST(Skeleton, IsTheSameForNamesThatLookAlike) {
    const std::pair<const char*, const char*> pairs[]{
        {"Đỗ Thị Đào", "\u00D0ỗ Thị \u00D0ào"},          // Eth
        {"Đỗ Thị Đào", "\u0189ỗ Thị \u0189ào"},          // African D
        {"đào", "\u00F0ào"},                             // small eth
        {"O'Brien", "O\u02BCBrien"},                     // modifier apostrophe
        {"O'Brien", "O`Brien"},                          // grave accent
        {"O'Brien", "O\u00B4Brien"},                     // acute accent
        {"O'Brien", "O\u2019Brien"},                     // curly
        {"O'Brien", "OBrien"},                           // none
        {"Lan Anh", "L\u0430n \u0410nh"},                // Cyrillic a
        {"Hoàng", "H\u043E\u0430\u0300ng"},              // Cyrillic, accent apart
        {"HOA", "\u041D\u041E\u0410"},                   // Cyrillic whole
        {"Nam", "\u039Dam"},                             // Greek Nu
        {"Văn", "\u03BDăn"},                             // small nu looks like v
        {"Minh", "M\u0456nh"},                           // Ukrainian i
        {"Ong Ba", "0ng Ba"},                            // zero
        {"Linh", "1inh"},                                // one
        {"Linh", "Iinh"},                                // capital i
        {"Linh", "|inh"},                                // bar
        {"Nguyễn An", "NguyễnAn"},                       // no space
        {"Nguyễn An", "Nguyễn-An."},                     // punctuation
        {"Nguyễn An", "\uFF2E\uFF47\uFF55\uFF59ễn An"},  // full-width
        {"Nam", "\U0001D40D\U0001D41A\U0001D426"},       // mathematical
        {"Hoà An", "HòaAn"},                             // no space between vowels
        {"nam", "\u0274\u1D00\u1D0D"},                   // small capitals
    };
    for (std::size_t i = 0; i < std::size(pairs); ++i) {
        EXPECT_EQ(skeleton(pairs[i].first), skeleton(pairs[i].second)) << pairs[i].second;
        EXPECT_NE(skeleton(pairs[i].first), "") << i;
    }
    EXPECT_EQ(skeleton("Tam"), skeleton("Tarn"));
    EXPECT_EQ(skeleton("Wang"), skeleton("VVang"));
}

TEST(Skeleton, TellsApartWhatPeopleTellApart) {
    for (const auto& [one, other] : std::initializer_list<std::pair<const char*, const char*>>{
             {"Hoa", "Hoà"},
             {"Nguyên", "Nguyễn"},
             {"Dan", "Đan"},
             {"Vân", "Văn"},
             {"Thu", "Thư"},
             {"Hoá Binh", "Hoa Bính"},
             {"Bình 2", "Bình 3"},
             {"An", "Ân"},
             {"An & Bình", "An Bình"},
             {"Đội ⭐", "Đội 🌙"}}) {
        EXPECT_NE(skeleton(one), skeleton(other)) << one << " and " << other;
    }
}

TEST(Skeleton, IsTheSameWhereTheFoldedNameIs) {
    for (const auto& [one, other] : std::initializer_list<std::pair<const char*, const char*>>{
             {"Nguyễn Thị Hoà", "nguyễn  thị hòa "}, {"LÊ THỊ ỔN", "Lê Thị Ổn"}}) {
        ASSERT_EQ(fold(one), fold(other));
        EXPECT_EQ(skeleton(one), skeleton(other));
    }
}

TEST(Skeleton, OfNothingAndOfNonsenseIsEmpty) {
    EXPECT_EQ(skeleton(""), "");
    EXPECT_EQ(skeleton(" - '"), "");
    EXPECT_EQ(skeleton("ab\xFF"), "");
}

}  // namespace
}  // namespace hoithi::text
