#include "engine/text/visible.hpp"

#include <map>

#include <gtest/gtest.h>

namespace hoithi::text {
namespace {

TEST(Visible, LeavesWhatIsSeen) {
    for (const char* text :
         {"",
          "Ngày Chuyển đổi số quốc gia 10/10",
          "Ẫ ẵ Ổ ễ Ữ ậ",
          "a\xCC\x81",  // a letter and its mark
          "“ngoặc”, 100 %, \\u, 中文, العربية, 😀",
          "\xC2\xA0"}) {
        EXPECT_EQ(visible(text), text);
    }
}

TEST(Visible, ShowsWhatWouldActOrHide) {
    const std::map<std::string, std::string> expected{
        {"\x1B[31mred", "\\u{1b}[31mred"},
        {"\x1B]0;title\x07", "\\u{1b}]0;title\\u{7}"},
        {std::string("a\0b", 3), "a\\u{0}b"},
        {"a\nb\r\tc", "a\\u{a}b\\u{d}\\u{9}c"},
        {"\x7F", "\\u{7f}"},
        {"\xC2\x9B"
         "31m",
         "\\u{9b}31m"},           // C1: CSI
        {"\xC2\x85", "\\u{85}"},  // next line
        {"\xE2\x80\xAE"
         "abc",
         "\\u{202e}abc"},  // right-to-left override
        {"\xE2\x81\xA6x\xE2\x81\xA9", "\\u{2066}x\\u{2069}"},
        {"\xE2\x80\x8F\xD8\x9C", "\\u{200f}\\u{61c}"},
        {"\xE2\x80\x8B\xEF\xBB\xBF", "\\u{200b}\\u{feff}"},
        {"\xE2\x80\xA8\xE2\x80\xA9", "\\u{2028}\\u{2029}"},
        {"\xF3\xA0\x81\xA1", "\\u{e0061}"},  // a tag
        {"\xEE\x80\x80", "\\u{e000}"},       // private use
        {"\xFF\xC3", "\\x{ff}\\x{c3}"},
        {"\xED\xA0\x80", "\\x{ed}\\x{a0}\\x{80}"},  // a surrogate
        {"\xC0\x9B", "\\x{c0}\\x{9b}"},
    };
    for (const auto& [text, shown] : expected) EXPECT_EQ(visible(text), shown);
}

TEST(Visible, LinesStayLines) {
    EXPECT_EQ(visible_lines("a\n\x1B[2J\r\n"), "a\n\\u{1b}[2J\\u{d}\n");
}

}  // namespace
}  // namespace hoithi::text
