#include <gtest/gtest.h>

#include "server/protocol/client_message.hpp"
#include "tests/engine/json/source_file.hpp"
#include "tests/support/document.hpp"

namespace hoithi::protocol {
namespace {

/// What becomes of a message, in the words of docs/protocol.md.
std::string outcome(std::string_view message) {
    const auto decoded = decode(message);
    if (!decoded) return "4400";
    const auto* refused = std::get_if<OutsideLimits>(&*decoded);
    return refused ? std::string(refused->reply.reason) : "understood";
}

TEST(ProtocolPage, SaysWhatIsUnderstoodRefusedOrClosed) {
    const auto lines = test::block_of(source_file("docs/protocol.md"), "limits");
    EXPECT_GE(lines.size(), 50U);
    for (const std::string& line : lines) {
        const std::size_t arrow = line.rfind(" -> ");
        ASSERT_NE(arrow, std::string::npos) << line;
        EXPECT_EQ(outcome(line.substr(0, arrow)), line.substr(arrow + 4)) << line;
    }
}

}  // namespace
}  // namespace hoithi::protocol
