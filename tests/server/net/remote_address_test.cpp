#include "server/net/remote_address.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "server/net/address_prefix.hpp"

namespace hoithi::net {
namespace {

/// Whom a request with these X-Forwarded-For lines comes from.
std::string remote(
    const std::string& peer,
    std::initializer_list<std::string_view> lines,
    std::initializer_list<std::string_view> trusted
) {
    TrustedProxies proxies;
    for (const std::string_view text : trusted) EXPECT_TRUE(proxies.add(text)) << text;
    std::vector<HttpRequest::Field> fields{{"Host", "thi.vn"}, {"X-Real-IP", "7.7.7.7"}};
    for (const std::string_view line : lines) fields.push_back({"X-Forwarded-For", line});
    fields.push_back({"Forwarded", "for=8.8.8.8"});
    return remote_address(boost::asio::ip::make_address(peer), fields, proxies).to_string();
}

TEST(RemoteAddress, IsThePeerUnlessTheProxyIsTrusted) {
    EXPECT_EQ(remote("10.0.0.9", {"1.2.3.4"}, {}), "10.0.0.9");
    EXPECT_EQ(remote("10.0.0.9", {"1.2.3.4"}, {"10.0.0.8"}), "10.0.0.9");
    EXPECT_EQ(remote("10.0.0.9", {"1.2.3.4"}, {"10.0.0.9"}), "1.2.3.4");
    EXPECT_EQ(remote("10.0.0.9", {}, {"10.0.0.9"}), "10.0.0.9");
    EXPECT_EQ(remote("10.0.0.9", {""}, {"10.0.0.9"}), "10.0.0.9");
}

TEST(RemoteAddress, WhatTheClientSaidStandsToTheLeftAndCountsForNothing) {
    EXPECT_EQ(remote("10.0.0.9", {"6.6.6.6, 1.2.3.4"}, {"10.0.0.9"}), "1.2.3.4");
    EXPECT_EQ(remote("10.0.0.9", {"6.6.6.6", "1.2.3.4"}, {"10.0.0.9"}), "1.2.3.4")
        << "a line of its own, as some proxies write it";
    EXPECT_EQ(remote("10.0.0.9", {"6.6.6.6,5.5.5.5", "4.4.4.4 ,1.2.3.4"}, {"10.0.0.9"}), "1.2.3.4");
}

TEST(RemoteAddress, GoesThroughAsManyProxiesAsAreTrusted) {
    EXPECT_EQ(remote("10.0.0.9", {"1.2.3.4, 10.0.0.8"}, {"10.0.0.9", "10.0.0.8"}), "1.2.3.4");
    EXPECT_EQ(remote("10.0.0.9", {"1.2.3.4", "10.0.0.8"}, {"10.0.0.0/8"}), "1.2.3.4");
    EXPECT_EQ(remote("10.0.0.9", {"6.6.6.6, 1.2.3.4, 10.0.0.8"}, {"10.0.0.9"}), "10.0.0.8");
    EXPECT_EQ(remote("10.0.0.9", {"10.0.0.7, 10.0.0.8"}, {"10.0.0.0/8"}), "10.0.0.7");
}

TEST(RemoteAddress, NothingIsBelievedBehindWhatIsNoAddress) {
    for (const std::string_view rubbish :
         {"rubbish",
          "unknown",
          "_hidden",
          "1.2.3",
          "1.2.3.4.5",
          "[::1",
          "[1.2.3.4]x",
          "300.1.1.1",
          "1.2.3.4 5.6.7.8",
          "\"1.2.3.4\"",
          "for=1.2.3.4",
          "[]:80",
          ":"}) {
        const std::string line = "6.6.6.6, " + std::string(rubbish);
        EXPECT_EQ(remote("10.0.0.9", {line}, {"10.0.0.9"}), "10.0.0.9") << rubbish;
        EXPECT_EQ(remote("10.0.0.9", {line, "10.0.0.8"}, {"10.0.0.0/8"}), "10.0.0.8") << rubbish;
    }
}

TEST(RemoteAddress, EntriesMayBeEmptyOrHavePorts) {
    EXPECT_EQ(remote("10.0.0.9", {" , 1.2.3.4,, "}, {"10.0.0.9"}), "1.2.3.4");
    EXPECT_EQ(remote("10.0.0.9", {"1.2.3.4:5678"}, {"10.0.0.9"}), "1.2.3.4");
    EXPECT_EQ(remote("10.0.0.9", {"[2001:db8::1]:80"}, {"10.0.0.9"}), "2001:db8::1");
    EXPECT_EQ(remote("10.0.0.9", {"[2001:db8::1]"}, {"10.0.0.9"}), "2001:db8::1");
    EXPECT_EQ(remote("10.0.0.9", {"2001:db8::1"}, {"10.0.0.9"}), "2001:db8::1");
}

TEST(RemoteAddress, AMappedAddressIsTheOneItMaps) {
    EXPECT_EQ(remote("::ffff:10.0.0.9", {"::ffff:1.2.3.4"}, {"10.0.0.9"}), "1.2.3.4");
    EXPECT_EQ(remote("10.0.0.9", {"1.2.3.4"}, {"::ffff:10.0.0.9"}), "1.2.3.4");
    EXPECT_EQ(remote("10.0.0.9", {"6.6.6.6, ::ffff:10.0.0.8"}, {"10.0.0.0/8"}), "6.6.6.6");
}

TEST(TrustedProxies, AreAddressesAndNetworks) {
    TrustedProxies proxies;
    for (const auto* text : {"10.1.2.3", "192.168.5.77/16", "2001:db8::1", "fd00::/8"}) {
        EXPECT_TRUE(proxies.add(text)) << text;
    }
    const auto trusts = [&](const char* text) {
        return proxies.contains(boost::asio::ip::make_address(text));
    };
    EXPECT_TRUE(trusts("10.1.2.3"));
    EXPECT_FALSE(trusts("10.1.2.4"));
    EXPECT_TRUE(trusts("192.168.255.1"));
    EXPECT_FALSE(trusts("192.169.0.1"));
    EXPECT_TRUE(trusts("2001:db8::1"));
    EXPECT_FALSE(trusts("2001:db8::2"));
    EXPECT_TRUE(trusts("fdff::5"));
    EXPECT_FALSE(trusts("fe80::5"));
}

TEST(TrustedProxies, AreNothingElse) {
    TrustedProxies proxies;
    for (const auto* text :
         {"",
          "proxy",
          "10.0.0.0/33",
          "10.0.0.0/",
          "10.0.0.0/8x",
          "10.0.0.0/-1",
          "10.0.0.0/0",
          "::/0",
          "fd00::/129",
          "/8",
          "10.0.0.1:80",
          "10.0.0.1,10.0.0.2"}) {
        EXPECT_FALSE(proxies.add(text)) << text;
    }
}

}  // namespace
}  // namespace hoithi::net
