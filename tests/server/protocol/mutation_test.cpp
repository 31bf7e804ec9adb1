#include <random>
#include <string>

#include <gtest/gtest.h>

#include "engine/json/command_json.hpp"
#include "engine/json/plain_answer.hpp"
#include "server/protocol/client_message.hpp"
#include "tests/support/fixtures.hpp"

namespace hoithi::protocol {
namespace {

using Json = nlohmann::json;

/// Spoils messages in ways that strangers' programs do; the same seed spoils alike.
class Spoiler {
public:
    explicit Spoiler(std::uint32_t seed) : random_(seed) {}

    /// Bytes changed, cut out, doubled, put in.
    std::string text(std::string text) {
        for (std::size_t i = 0, changes = 1 + below(4); i < changes && !text.empty(); ++i) {
            const std::size_t at = below(text.size());
            switch (below(5)) {
                case 0:
                    text[at] = static_cast<char>(below(256));
                    break;
                case 1:
                    text.erase(at, 1 + below(8));
                    break;
                case 2:
                    text.insert(at, text.substr(at, 1 + below(16)));
                    break;
                case 3:
                    text.insert(at, 1, "{}[]\",:\\0e-."[below(12)]);
                    break;
                default:
                    text.resize(at);
                    break;
            }
        }
        return text;
    }

    /// A field's value replaced by something it should not be.
    Json value(Json message) {
        auto field = message.begin();
        std::advance(field, static_cast<std::ptrdiff_t>(below(message.size())));
        switch (below(9)) {
            case 0:
                *field = nullptr;
                break;
            case 1:
                *field = below(2) == 0;
                break;
            case 2:
                *field = static_cast<std::int64_t>(wide_()) * (below(2) == 0 ? 1 : -1);
                break;
            case 3:
                *field = wide_();
                break;
            case 4:
                *field = 1e300 * static_cast<double>(below(3));
                break;
            case 5:
                *field = std::string(below(400), 'x');
                break;
            case 6:
                *field = Json::array({Json::array(), 1, "1", -1, 7, 7, 300});
                break;
            case 7:
                *field = Json::object({{"t", "do"}});
                break;
            default:
                message.erase(field);
                break;
        }
        return message;
    }

    std::size_t below(std::size_t bound) { return random_() % bound; }

private:
    std::mt19937 random_;
    std::mt19937_64 wide_{random_()};
};

void spoil_and_decode(std::uint32_t seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Spoiler spoil(seed);
    for (const test::Fixture& one : test::fixtures()) {
        decode(spoil.text(one.message.dump()));
        Json message = spoil.value(one.message);
        if (!message.empty() && spoil.below(3) == 0) message = spoil.value(message);
        decode(message.dump());
        decode(spoil.text(message.dump()));
    }
}

// Nothing is expected but to come back: a crash, an exception or a sanitizer's word fails it.
TEST(Mutation, NoSpoiltMessageDoesHarm) {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) spoil_and_decode(seed);
}

// The short way of reading an answer must never read what the long one refuses, or otherwise.
TEST(Mutation, BothWaysOfReadingAnAnswerAgree) {
    const std::string front = R"({"t":"answer","id":"c0ffee00c0ffee00c0ffee00c0ffee07","q":31,)";
    int read = 0;
    for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
        Spoiler spoil(seed);
        std::string message =
            front + (spoil.below(2) == 0 ? R"("options":[0,2,5]})" : R"("number":-48})");
        // Much of what only has another digit somewhere is still an answer.
        if (spoil.below(2) == 0) {
            message[spoil.below(message.size())] = "0123456789"[spoil.below(10)];
        } else {
            message = spoil.text(message);
        }
        const auto plain = json::read_plain_answer(message);
        if (!plain) continue;
        ++read;
        const auto whole = json::read_answer(Json::parse(message, nullptr, false));
        ASSERT_TRUE(whole) << message;
        EXPECT_EQ(plain->key, whole->key) << message;
        EXPECT_EQ(plain->showing, whole->showing) << message;
        EXPECT_EQ(plain->answer, whole->answer) << message;
    }
    EXPECT_GT(read, 50) << "some must have come through";
}

TEST(Mutation, NeitherDepthNorLengthDoesHarm) {
    const std::string deep(60'000, '[');
    EXPECT_FALSE(decode(deep));
    EXPECT_FALSE(decode(R"({"t":"hello","as":)" + deep + std::string(60'000, ']') + "}"));
    EXPECT_FALSE(decode(R"({"t":"do","n":)" + std::string(60'000, '9') + "}"));
    EXPECT_FALSE(decode(std::string("{\"t\":\"hello\0\"}", 14)));
    EXPECT_FALSE(decode("{\"t\":\"\xC3\x28\"}"));
}

}  // namespace
}  // namespace hoithi::protocol
