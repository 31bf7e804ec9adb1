#include "server/log.hpp"

#include <gmock/gmock.h>

namespace hoithi {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Log, HoldsNothingThatSteersATerminal) {
    testing::internal::CaptureStderr();
    log::warning("tried", {{"host", "\x1B[2J\n\xC2\x9B\xE2\x80\xAE\x7F\xFF \"Hội thi\""}});
    const std::string line = testing::internal::GetCapturedStderr();
    EXPECT_THAT(line, HasSubstr(R"("host":"\\u{1b}[2J\\u{a}\\u{9b}\\u{202e}\\u{7f}\\x{ff})"));
    EXPECT_THAT(line, HasSubstr(R"(\"Hội thi\")"));
    for (const char* raw : {"\x1B", "\xC2\x9B", "\xE2\x80\xAE", "\x7F", "\xFF"}) {
        EXPECT_THAT(line, Not(HasSubstr(raw)));
    }
    EXPECT_EQ(line.find('\n'), line.size() - 1);
}

}  // namespace
}  // namespace hoithi
