#include "server/cli/terminal.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace hoithi::cli {
namespace {

TEST(Terminal, WritesOursAsItStandsAndTheirsVisibly) {
    std::ostringstream out;
    const std::string theirs = "a\x1B[2J\n";
    Terminal(out) << "ours\n"
                  << theirs << std::string_view(theirs) << std::filesystem::path(theirs) << 7
                  << Drawing{"\x1B[0m"};
    EXPECT_EQ(out.str(), "ours\na\\u{1b}[2J\\u{a}a\\u{1b}[2J\\u{a}a\\u{1b}[2J\\u{a}7\x1B[0m");
}

TEST(Terminal, LinesStayLines) {
    std::ostringstream out;
    Terminal(out).lines("one\ntwo\x9B\n");
    EXPECT_EQ(out.str(), "one\ntwo\\x{9b}\n");
}

}  // namespace
}  // namespace hoithi::cli
