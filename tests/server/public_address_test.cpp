#include "server/public_address.hpp"

#include <gmock/gmock.h>

namespace hoithi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using Cards = std::set<std::string>;

TEST(PublicAddress, OfTheLoopbackIsLocalhost) {
    EXPECT_THAT(public_urls("127.0.0.1", 8080), ElementsAre("http://localhost:8080"));
    EXPECT_THAT(public_urls("::1", 80), ElementsAre("http://localhost"));
}

TEST(PublicAddress, OfOneCardIsItsAddress) {
    EXPECT_THAT(public_urls("10.1.2.3", 8080), ElementsAre("http://10.1.2.3:8080"));
    EXPECT_THAT(public_urls("2001:db8::1", 8080), ElementsAre("http://[2001:db8::1]:8080"));
}

TEST(PublicAddress, OfAllCardsIsOneThatOthersCanReach) {
    for (const std::string& url : public_urls("0.0.0.0", 8080)) {
        EXPECT_THAT(url, Not(HasSubstr("0.0.0.0")));
        EXPECT_THAT(url, Not(HasSubstr("127.")));
        EXPECT_THAT(url, Not(HasSubstr("["))) << "nobody listens there";
    }
    EXPECT_FALSE(public_urls("::", 8080).empty());
}

TEST(PublicAddress, TheDefaultRouteComesFirst) {
    const std::vector<CardAddress> addresses{
        {"docker0", "172.17.0.1"},
        {"tun0", "10.8.0.6", false, true},
        {"eth0", "169.254.7.7"},
        {"eth1", "10.0.0.9"},
        {"wlan0", "192.168.1.5"},
        {"br-3f2a", "172.18.0.1"}};
    EXPECT_THAT(
        by_likelihood(addresses, {"wlan0"}),
        ElementsAre(
            "192.168.1.5", "10.0.0.9", "169.254.7.7", "172.17.0.1", "172.18.0.1", "10.8.0.6"
        )
    );
    EXPECT_EQ(by_likelihood(addresses, {}).front(), "10.0.0.9");
}

TEST(PublicAddress, ATunnelIsNoWayInThoughEverythingGoesOutByIt) {
    const std::vector<CardAddress> addresses{{"wg0", "10.9.0.2"}, {"wlan0", "192.168.1.5"}};
    EXPECT_EQ(by_likelihood(addresses, {"wg0"}).front(), "192.168.1.5");
}

TEST(PublicAddress, ABridgeWithTheDefaultRouteIsACard) {
    const std::vector<CardAddress> addresses{
        {"virbr0", "192.168.122.1"}, {"eth0", "10.0.0.9"}, {"br0", "192.168.1.5"}};
    EXPECT_THAT(
        by_likelihood(addresses, {"br0"}), ElementsAre("192.168.1.5", "10.0.0.9", "192.168.122.1")
    );
}

TEST(PublicAddress, AnAddressThatTheCardGaveItselfHasNoDefaultRoute) {
    const std::vector<CardAddress> addresses{{"wlan0", "169.254.1.1"}, {"eth0", "10.0.0.9"}};
    EXPECT_EQ(by_likelihood(addresses, {"wlan0"}).front(), "10.0.0.9");
}

TEST(PublicAddress, Ipv6IsThereForWhereThereIsNothingElse) {
    const std::vector<CardAddress> addresses{
        {"wlan0", "fe80::1", true},
        {"wlan0", "2001:db8::5", true},
        {"docker0", "172.17.0.1"},
        {"wlan0", "192.168.1.5"}};
    EXPECT_THAT(
        by_likelihood(addresses, {"wlan0"}), ElementsAre("192.168.1.5", "2001:db8::5", "172.17.0.1")
    );
    EXPECT_THAT(by_likelihood({{"wlan0", "fe80::1", true}}, {}), ElementsAre());
}

TEST(PublicAddress, DefaultRoutesAreReadOutOfTheKernelsTables) {
    constexpr std::string_view route =
        "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
        "docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n"
        "eth0\t00000000\t0101A8C0\t0003\t0\t0\t700\t00000000\t0\t0\t0\n"
        "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n";
    constexpr std::string_view ipv6_route =
        "00000000000000000000000000000000 00 00000000000000000000000000000000 00 "
        "fe800000000000000000000000000001 00000064 00000001 00000000 00000003 usb0\n"
        "00000000000000000000000000000000 00 00000000000000000000000000000000 00 "
        "00000000000000000000000000000000 ffffffff 00000001 00000000 00200200 lo\n";
    EXPECT_EQ(default_route_cards(route, ipv6_route), (Cards{"wlan0", "usb0"}));
    EXPECT_EQ(default_route_cards("", ""), Cards{});
    EXPECT_EQ(default_route_cards("nonsense\n\n", "more of it\n"), Cards{});
}

TEST(PublicAddress, OnesOwnMachineIsNobodyElses) {
    for (const char* url :
         {"http://localhost", "http://localhost:80", "http://127.0.0.1:8080/?code=1"}) {
        EXPECT_TRUE(is_local_only(url)) << url;
    }
    EXPECT_FALSE(is_local_only("http://192.168.1.5:8080"));
    EXPECT_FALSE(is_local_only("https://thi.example.vn"));
}

}  // namespace
}  // namespace hoithi
