#include "server/api/media_format.hpp"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/sample_media.hpp"

namespace hoithi::api {
namespace {

using test::WebpKind;

const std::map<std::string, std::string>& samples() {
    static const std::map<std::string, std::string> all{
        {"a.png", test::png()},
        {"a.jpg", test::jpeg()},
        {"a.jpeg", test::jpeg()},
        {"a.gif", test::gif()},
        {"lossy.webp", test::webp(WebpKind::lossy)},
        {"lossless.webp", test::webp(WebpKind::lossless)},
        {"extended.webp", test::webp(WebpKind::extended)},
        {"a.mp3", test::mp3()},
        {"a.ogg", test::ogg()},
        {"a.m4a", test::m4a()},
        {"a.wav", test::wav()},
    };
    return all;
}

TEST(MediaFormat, EachIsWhatItSays) {
    for (const auto& [name, bytes] : samples())
        EXPECT_EQ(media_fault(name, bytes), std::nullopt) << name;
}

std::string ending(const std::string& name) {
    const std::string end = name.substr(name.find('.'));
    return end == ".jpeg" ? ".jpg" : end;
}

TEST(MediaFormat, NoneIsWhatAnotherSays) {
    for (const auto& [name, own] : samples()) {
        for (const auto& [other, bytes] : samples()) {
            if (ending(name) == ending(other)) continue;
            EXPECT_EQ(media_fault(name, bytes), MediaFault::other_format)
                << other << " as " << name;
        }
    }
}

TEST(MediaFormat, NothingElsePassesForOne) {
    for (const auto& [name, sample] : samples()) {
        EXPECT_EQ(media_fault(name, ""), MediaFault::empty) << name;
        for (const std::string& bytes :
             {std::string("<!DOCTYPE html><script>alert(1)</script>"),
              std::string("<svg xmlns='http://www.w3.org/2000/svg'/>"),
              std::string("%PDF-1.7"),
              std::string("x"),
              std::string(100, '\0'),
              std::string(5000, '\xFF'),
              sample.substr(0, 8) + "<html>",
              "<html>" + sample}) {
            EXPECT_EQ(media_fault(name, bytes), MediaFault::other_format) << name;
        }
    }
    EXPECT_EQ(media_fault("a.svg", "<svg/>"), MediaFault::other_format);
    EXPECT_EQ(media_fault("a.html", test::png()), MediaFault::other_format);
}

TEST(MediaFormat, APictureThatWasCutOffIsNone) {
    for (const char* name : {"a.png", "a.jpg", "lossy.webp", "lossless.webp", "extended.webp"}) {
        const std::string& whole = samples().at(name);
        for (std::size_t size = 1; size < whole.size(); ++size) {
            EXPECT_EQ(media_fault(name, whole.substr(0, size)), MediaFault::other_format)
                << name << " of " << size;
        }
    }
}

TEST(MediaFormat, APictureHasItsLimits) {
    constexpr auto large = MediaFault::too_many_points;
    EXPECT_EQ(media_fault("a.png", test::png(8192, 4882)), std::nullopt);
    EXPECT_EQ(media_fault("a.png", test::png(8193, 1)), large);
    EXPECT_EQ(media_fault("a.png", test::png(1, 8193)), large);
    EXPECT_EQ(media_fault("a.png", test::png(8192, 8192)), large);
    EXPECT_EQ(media_fault("a.png", test::png(30000, 30000)), large);
    EXPECT_EQ(media_fault("a.png", test::png(0xFFFFFFFF, 0xFFFFFFFF)), large);
    EXPECT_EQ(media_fault("a.png", test::png(0, 9)), MediaFault::other_format);
    EXPECT_EQ(media_fault("a.jpg", test::jpeg(30000, 30000)), large);
    EXPECT_EQ(media_fault("a.jpg", test::jpeg(9, 0)), MediaFault::other_format);
    EXPECT_EQ(media_fault("a.gif", test::gif(30000, 30000)), large);
    for (const auto kind : {WebpKind::lossy, WebpKind::lossless, WebpKind::extended}) {
        EXPECT_EQ(media_fault("a.webp", test::webp(kind, 8192, 16)), std::nullopt);
        EXPECT_EQ(media_fault("a.webp", test::webp(kind, 8193, 16)), large);
        EXPECT_EQ(media_fault("a.webp", test::webp(kind, 16, 9000)), large);
    }
}

TEST(MediaFormat, AnyBytesAreJudgedAndSoon) {
    std::mt19937 chance(1);
    for (const auto& [name, sample] : samples()) {
        for (int round = 0; round < 3000; ++round) {
            std::string bytes = sample.substr(0, chance() % (sample.size() + 1));
            for (int change = 0; change < 4 && !bytes.empty(); ++change) {
                bytes[chance() % bytes.size()] = static_cast<char>(chance());
            }
            media_fault(name, bytes);
        }
    }
}

}  // namespace
}  // namespace hoithi::api
