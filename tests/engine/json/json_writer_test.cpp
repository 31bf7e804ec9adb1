#include "engine/json/json_writer.hpp"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace hoithi::json {
namespace {

TEST(JsonWriter, PutsCommasBetweenThings) {
    std::string text;
    JsonWriter writer(text);
    writer.begin_object().field("a", 1).key("b").begin_array().end_array();
    writer.key("c").begin_array().value(true).null().begin_object().end_object().end_array();
    writer.field("d", std::string_view("x")).null_field("e").end_object();
    EXPECT_EQ(text, R"({"a":1,"b":[],"c":[true,null,{}],"d":"x","e":null})");
}

TEST(JsonWriter, AppendsToWhatIsThere) {
    std::string text = "{\"a\":1}\n";
    JsonWriter(text).begin_object().field("b", 2).end_object();
    EXPECT_EQ(text, "{\"a\":1}\n{\"b\":2}");
}

TEST(JsonWriter, WritesTheWholeRangeOfNumbers) {
    std::string text;
    JsonWriter(text)
        .begin_array()
        .value(std::numeric_limits<std::int64_t>::min())
        .value(std::numeric_limits<std::uint64_t>::max())
        .end_array();
    EXPECT_EQ(text, "[-9223372036854775808,18446744073709551615]");
}

TEST(JsonWriter, EscapesSoThatEveryReaderGetsTheTextBack) {
    std::string all;
    for (int byte = 0; byte < 128; ++byte) all += static_cast<char>(byte);
    all += "Hội thi \u2028 🇻🇳";
    std::string text;
    append_string(text, all);
    EXPECT_EQ(nlohmann::json::parse(text).get<std::string>(), all);
    EXPECT_EQ(text.find('\n'), std::string::npos);
}

}  // namespace
}  // namespace hoithi::json
