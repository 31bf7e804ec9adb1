#include "server/net/event_text.hpp"

#include <gtest/gtest.h>

namespace hoithi::net {
namespace {

TEST(EventText, NamesNumbersAndCarries) {
    EXPECT_EQ(
        encode_event("board", "17", "{\"đội\":1}"), "event: board\nid: 17\ndata: {\"đội\":1}\n\n"
    );
}

TEST(EventText, LeavesOutWhatIsEmptyButTheData) {
    EXPECT_EQ(encode_event("", "", "x"), "data: x\n\n");
    EXPECT_EQ(encode_event("gone", "", ""), "event: gone\ndata: \n\n");
}

TEST(EventText, TakesLinesApartHoweverTheyEnd) {
    EXPECT_EQ(
        encode_event("", "", "một\nhai\r\nba\rbốn\n"),
        "data: một\ndata: hai\ndata: ba\ndata: bốn\ndata: \n\n"
    );
    EXPECT_EQ(encode_event("", "", "\r\n\n"), "data: \ndata: \ndata: \n\n");
}

TEST(EventText, LetsNoNameOrIdSmuggleInAField) {
    EXPECT_EQ(encode_event("a\ndata: b", "1\rdata: c", "x"), "data: x\n\n");
    EXPECT_EQ(encode_event("", std::string_view("1\0", 2), "x"), "data: x\n\n");
}

}  // namespace
}  // namespace hoithi::net
