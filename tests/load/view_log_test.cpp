#include "tests/load/view_log.hpp"

#include <gtest/gtest.h>

namespace hoithi::load {
namespace {

using Json = nlohmann::json;

Json open_view() {
    return {
        {"t", "view"},
        {"v", 7},
        {"phase", "open"},
        {"question", {{"q", 1}, {"kind", "single"}, {"text", "?"}, {"options", {"A", "B"}}}},
        {"reveal", nullptr},
    };
}

LoggedView logged(const Json& json) { return {json.dump(), 1, {}, json}; }

TEST(ViewLog, TakesTheSameViewFromEverybody) {
    ViewLog log;
    EXPECT_TRUE(log.take(0, {}, "one"));
    EXPECT_TRUE(log.take(0, {}, "one"));
    EXPECT_EQ(log.at(0).seen, 2U);
}

TEST(ViewLog, FindsAMissedViewAndADoubledOne) {
    ViewLog log;
    for (const char* view : {"one", "two", "three"}) log.take(log.size(), {}, view);
    EXPECT_FALSE(log.take(1, {}, "three"));  // missed the second
    EXPECT_FALSE(log.take(1, {}, "one"));    // got the first twice
}

TEST(ViewLog, FindsNoFaultInAnOpenQuestion) {
    EXPECT_EQ(fault_in(logged(open_view()), 6), std::nullopt);
}

TEST(ViewLog, FindsAVersionThatDoesNotGrow) {
    EXPECT_TRUE(fault_in(logged(open_view()), 7).has_value());
}

TEST(ViewLog, FindsAKeyBeforeTheReveal) {
    Json with_answer = open_view();
    with_answer["question"]["answer"] = {{"key", {1}}};
    EXPECT_TRUE(fault_in(logged(with_answer), 6).has_value());

    Json with_reveal = open_view();
    with_reveal["reveal"] = {{"answered", 3}};
    EXPECT_TRUE(fault_in(logged(with_reveal), 6).has_value());

    Json with_unknown_field = open_view();
    with_unknown_field["question"]["right_option"] = 1;
    EXPECT_TRUE(fault_in(logged(with_unknown_field), 6).has_value());
}

TEST(ViewLog, FindsTheQuestionInItsLeadIn) {
    Json lead_in = open_view();
    lead_in["phase"] = "lead_in";
    EXPECT_TRUE(fault_in(logged(lead_in), 6).has_value());
}

TEST(ViewLog, AllowsTheKeyInTheReveal) {
    Json reveal = open_view();
    reveal["phase"] = "reveal";
    reveal["reveal"] = {{"key", {1}}, {"explanation", "…"}};
    EXPECT_EQ(fault_in(logged(reveal), 6), std::nullopt);
}

}  // namespace
}  // namespace hoithi::load
