#include "engine/spelling.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "engine/random.hpp"

namespace hoithi {
namespace {

struct Case {
    const char* folded;
    const char* plain;
};

// What is alike, and what must not be, as people meet it stands in docs/scoring.md; these are the
// edges of it.
TEST(Spelling, WritesOneThingOneWay) {
    const std::vector<Case> cases{
        {"hòa bình.", "hòa bình"},
        {"hòa bình ...", "hòa bình"},
        {"hòa bình,", "hòa bình"},
        {"\"hòa bình.\"", "hòa bình"},
        {"\"hòa bình\".", "hòa bình"},
        {"'số hóa'", "số hóa"},
        {"\" số hóa \"", "số hóa"},
        {"1.000", "1000"},
        {"1 000", "1000"},
        {"1.000.000", "1000000"},
        {"1,000,000", "1000000"},
        {"12 345", "12345"},
        {"1.234,5", "1234.5"},
        {"1,234.5", "1234.5"},
        {"3,5", "3.5"},
        {"3.5", "3.5"},
        {"0,5", "0.5"},
        {"0.500", "0.500"},
        {"0,123", "0.123"},
        {"05,123", "05.123"},
        {"-1.000", "-1000"},
        {"+84", "84"},
        {"05", "5"},
        {"00", "0"},
        {"1.000 đồng", "1000 đồng"},
        {"3,5 %", "3.5%"},
        {"3,5kg", "3.5kg"},
        {"5.", "5"},
        {"phú thọ!", "phú thọ"},
        {"phú thọ?!", "phú thọ"},
        {"phú thọ;", "phú thọ"},
        {"phú thọ:", "phú thọ"},
        {"phú thọ。", "phú thọ"},
        {"(phú thọ)", "phú thọ"},
        {"[phú thọ].", "phú thọ"},
        {"{ phú thọ }", "phú thọ"},
        {"<phú thọ>", "phú thọ"},
        {"(\"phú thọ.\")!", "phú thọ"},
        {"((phú thọ))", "phú thọ"},
        {"(phú thọ", "phú thọ"},
        {"phú thọ)", "phú thọ"},
        {"\"phú thọ", "phú thọ"},
        {"phú thọ\"", "phú thọ"},
        {"- phú thọ", "phú thọ"},
        {"• phú thọ", "phú thọ"},
        {"* phú thọ", "phú thọ"},
        {"phú thọ -", "phú thọ"},
        {"... phú thọ", "phú thọ"},
        {"...phú thọ", "phú thọ"},
        {", phú thọ", "phú thọ"},
        {"!phú thọ", "phú thọ"},
        {"b)", "b"},
        {"(1.000)", "1000"},
        {"10%.", "10%"},
        {"1.000!", "1000"},
    };
    for (const Case& c : cases) EXPECT_EQ(plain_spelling(c.folded), c.plain) << c.folded;
}

TEST(Spelling, LeavesAloneWhatMayMeanSomethingElse) {
    for (const char* folded :
         {"",
          ".",
          "...",
          "\"\"",
          "\"",
          "5'",
          "5\"",
          "\"a\" và \"b\"",
          "'tis",
          ".net",
          "a.i",
          "1,000",
          "4.0",
          "10.10",
          "3.50",
          "007",
          "0912 345 678",
          "1.1.1.1",
          "1.000 000",
          "2024 100",
          "1.0000",
          "505/qđ-ttg",
          "505-qđ",
          "1-2",
          "-",
          "- 5",
          "1.000-2.000",
          "1000 năm 2010",
          "c++",
          "c#",
          "a-",
          "a+",
          "10%",
          "r&d",
          "f(x)",
          "(a) hay (b)",
          "(a)(b)",
          "<5",
          "a > b",
          "- 5",
          "ha'",
          "()",
          "!?",
          "10/10",
          "đ"}) {
        EXPECT_EQ(plain_spelling(folded), folded);
    }
}

TEST(Spelling, TwiceIsOnce) {
    const std::string signs = "0123456789 .,-+'\"%a/!?:()[]<*";
    for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
        Random random(seed);
        std::string text;
        for (std::uint64_t i = random.below(9); i > 0; --i)
            text += signs[random.below(signs.size())];
        const std::string once = plain_spelling(text);
        ASSERT_EQ(plain_spelling(once), once) << "seed " << seed << ": " << text;
    }
}

}  // namespace
}  // namespace hoithi
