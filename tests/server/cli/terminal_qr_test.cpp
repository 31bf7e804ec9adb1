#include "server/cli/terminal_qr.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace hoithi::cli {
namespace {

TEST(TerminalQr, DrawsASquareWithItsQuietZone) {
    const std::string drawing = terminal_qr("http://192.168.1.5:8080/?code=482915");
    // A code for 36 bytes at level M has 29 modules a side; 2 × 2 quiet, two rows to a line.
    EXPECT_EQ(std::ranges::count(drawing, '\n'), 17);
    const std::string first = drawing.substr(0, drawing.find('\n'));
    EXPECT_EQ(first, "  \x1b[30;107m" + std::string(33, ' ') + "\x1b[0m");
}

TEST(TerminalQr, IsDeterministicAndDependsOnTheText) {
    EXPECT_EQ(terminal_qr("a"), terminal_qr("a"));
    EXPECT_NE(terminal_qr("a"), terminal_qr("b"));
}

TEST(TerminalQr, IsEmptyForWhatIsTooLong) { EXPECT_EQ(terminal_qr(std::string(5000, 'x')), ""); }

}  // namespace
}  // namespace hoithi::cli
