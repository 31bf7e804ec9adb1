#include "server/net/admission.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace hoithi::net {
namespace {

AddressPrefix prefix(const char* text) {
    return AddressPrefix(boost::asio::ip::make_address(text));
}

class House : public testing::Test {
protected:
    /// So many sockets of one address that stay; how many of them are welcome.
    int come(const char* address, int count, Peer peer = Peer::client) {
        int welcome = 0;
        for (int i = 0; i < count; ++i) {
            sockets.push_back(admissions->admit(prefix(address), peer, reserve));
            welcome += sockets.back().standing() == Standing::welcome ? 1 : 0;
        }
        return welcome;
    }
    void build(std::size_t open_max, AddressLimit per_address) {
        admissions =
            std::make_shared<Admissions>(AdmissionLimits{open_max, per_address, {2, false}, 1});
        reserve = std::make_shared<Reserve>(admissions->unproven_max());
    }
    /// Behind a proxy, of a client.
    Standing proxied(const char* client) {
        come("10.0.0.9", 1, Peer::proxy);
        sockets.back().belongs_to(prefix(client));
        return sockets.back().standing();
    }

    std::shared_ptr<Admissions> admissions;
    std::shared_ptr<Reserve> reserve;
    std::vector<Admission> sockets;
};

TEST_F(House, OneGuestDoesNotTakeEverything) {
    build(20'000, {3'000, false});
    EXPECT_EQ(come("10.0.0.1", 15'000), 3'000);
    EXPECT_EQ(reserve->unproven(), admissions->unproven_max()) << "the others have to go";
    EXPECT_EQ(come("10.0.0.2", 1'000), 1'000);
}

TEST_F(House, ASchoolOfAThousandPassesBehindOneAddress) {
    build(20'000, {3'000, false});
    EXPECT_EQ(come("10.0.0.1", 2'000), 2'000) << "a WebSocket and a page each";
    EXPECT_EQ(come("10.0.0.1", 1'000), 1'000) << "and one that was loaded again";
}

TEST_F(House, ANetworkOfIpv6IsOneAddress) {
    build(100, {1, false});
    EXPECT_EQ(come("2001:db8::1", 1), 1);
    EXPECT_EQ(come("2001:db8::2", 1), 0);
}

TEST_F(House, LoopbackIsLimitedOnlyWhereTheOperatorSaysSo) {
    build(100, {1, false});
    EXPECT_EQ(come("127.0.0.1", 50), 50);
    sockets.clear();
    build(100, {1, true});
    EXPECT_EQ(come("127.0.0.1", 50), 1);
}

TEST_F(House, AnAddressGetsItsPlacesBack) {
    build(100, {2, false});
    EXPECT_EQ(come("10.0.0.1", 5), 2);
    sockets.clear();
    EXPECT_EQ(admissions->open(), 0U);
    EXPECT_EQ(reserve->unproven(), 0U);
    EXPECT_EQ(come("10.0.0.1", 5), 2);
}

TEST_F(House, BehindAProxyTheClientCounts) {
    build(100, {1, false});
    EXPECT_EQ(come("10.0.0.9", 3, Peer::proxy), 3);
    EXPECT_EQ(proxied("10.0.0.1"), Standing::welcome);
    sockets.back().belongs_to(prefix("10.0.0.1"));
    EXPECT_EQ(sockets.back().standing(), Standing::welcome) << "counted once";
    EXPECT_EQ(proxied("10.0.0.1"), Standing::address_full);
    EXPECT_EQ(proxied("10.0.0.2"), Standing::welcome);
}

TEST_F(House, TheLastPlacesAreAReserve) {
    build(100, {});
    EXPECT_EQ(come("10.0.0.1", 90), 75);
    EXPECT_EQ(sockets.back().standing(), Standing::reserve);
    EXPECT_EQ(proxied("10.0.0.2"), Standing::reserve);
    EXPECT_EQ(reserve->unproven(), 16U);
    sockets.back().prove();
    EXPECT_EQ(reserve->unproven(), 15U);
}

TEST_F(House, StreamsHaveALimitOfTheirOwn) {
    build(100, {});
    come("10.0.0.1", 4);
    EXPECT_TRUE(sockets[0].begin_stream());
    EXPECT_TRUE(sockets[1].begin_stream());
    EXPECT_FALSE(sockets[2].begin_stream());
    sockets.clear();
    come("10.0.0.1", 2);
    EXPECT_TRUE(sockets[0].begin_stream());
    EXPECT_TRUE(sockets[1].begin_stream());
    proxied("10.0.0.1");
    EXPECT_FALSE(sockets.back().begin_stream());
}

}  // namespace
}  // namespace hoithi::net
