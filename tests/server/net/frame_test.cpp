#include "server/net/frame.hpp"

#include <string>

#include <gtest/gtest.h>

#include "server/net/connection_id.hpp"
#include "server/net/socket_table.hpp"

namespace hoithi::net {
namespace {

TEST(Frame, OfAShortPayloadHasTwoBytesOfHeader) {
    const Frame frame("xin chào");
    EXPECT_EQ(frame.bytes(), std::string("\x81\x09", 2) + "xin chào");
    EXPECT_EQ(frame.payload(), "xin chào");
    EXPECT_EQ(Frame("").bytes(), std::string("\x81\x00", 2));
}

TEST(Frame, SaysItsLengthInTheShortestWay) {
    EXPECT_EQ(Frame(std::string(125, 'a')).size(), 127U);
    EXPECT_EQ(
        Frame(std::string(126, 'a')).bytes().substr(0, 4), std::string("\x81\x7E\x00\x7E", 4)
    );
    EXPECT_EQ(Frame(std::string(65535, 'a')).size(), 65539U);
    const Frame large(std::string(65536, 'a'));
    EXPECT_EQ(large.bytes().substr(0, 10), std::string("\x81\x7F\0\0\0\0\0\x01\0\0", 10));
    EXPECT_EQ(large.payload().size(), 65536U);
}

TEST(Frame, SharesItsBytesWithItsCopies) {
    const Frame frame("một");
    const Frame copy = frame;
    EXPECT_EQ(copy.bytes().data(), frame.bytes().data());
}

TEST(SocketTable, GivesAFreedSeatToTheNextWithAnotherId) {
    SocketTable table;
    const auto first = table.take(3);
    table[first].open = true;
    const ConnectionId old = table.id(first);
    EXPECT_EQ(table.find(old), &table[first]);

    table.release(first);
    EXPECT_EQ(table.find(old), nullptr);
    const auto second = table.take(4);
    table[second].open = true;
    EXPECT_EQ(second, first);
    EXPECT_NE(table.id(second), old);
    EXPECT_EQ(table.find(old), nullptr);
    EXPECT_EQ(table.find(table.id(second))->descriptor, 4);
}

TEST(SocketTable, FindsNothingUnderIdsItNeverGave) {
    SocketTable table;
    table[table.take(3)].open = true;
    EXPECT_EQ(table.find(ConnectionId::none), nullptr);
    EXPECT_EQ(table.find(connection_id(7, 1)), nullptr);
    EXPECT_EQ(table.taken(), 1U);
}

}  // namespace
}  // namespace hoithi::net
