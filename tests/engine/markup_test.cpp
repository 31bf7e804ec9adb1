#include "engine/markup.hpp"

#include <gtest/gtest.h>

#include <string>

namespace hoithi {
namespace {

TEST(Markup, IsFoundWhereverItStands) {
    for (const char* markup :
         {"&quot;",
          "&nbsp;",
          "&#39;",
          "&#x27;",
          "&amp;",
          "<b>",
          "</p>",
          "<br/>",
          "<img src=x>",
          "\\frac",
          "\\(",
          "\\[",
          "\\sqrt",
          "$x^2$",
          "$a_1$",
          "**đậm**"}) {
        EXPECT_EQ(markup_in(std::string("Nên chọn ") + markup + " nào?"), markup);
        EXPECT_EQ(markup_in(markup), markup);
    }
}

TEST(Markup, IsNotWhatPeopleWriteAnyway) {
    for (const char* plain :
         {"",
          "R&D; AT&T",
          "A & B",
          "a < b và b > c",
          "5 < 7",
          "<3",
          "<",
          "&",
          "\\",
          "$",
          "**",
          "từ $5 đến $10",
          "C:\\a",
          "2 * 3 ** 4",
          "&;",
          "&#;",
          "1<2>1"}) {
        EXPECT_EQ(markup_in(plain), "") << plain;
    }
}

}  // namespace
}  // namespace hoithi
