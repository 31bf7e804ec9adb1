#include "engine/look.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/json/samples.hpp"

namespace hoithi {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;

testing::Matcher<Fault> fault(const std::string& pointer, const std::string& problem) {
    return testing::AllOf(
        Field(&Fault::pointer, pointer), Field(&Fault::problem, HasSubstr(problem))
    );
}

TEST(Look, WantsColoursThatAreSeenOnWhite) {
    const auto look = [](const char* accent, const char* accent2) {
        ContestDefinition definition = samples::definition();
        definition.theme.accent = accent;
        definition.theme.accent2 = accent2;
        return check_look(definition);
    };
    EXPECT_THAT(look("#c8102e", "#0b4ea2"), ElementsAre());
    EXPECT_THAT(look("#959595", "#000000"), ElementsAre(fault("/theme/accent", "is too light")));
    EXPECT_THAT(look("#949494", "#000000"), ElementsAre());
    const Faults yellow = look("#c8102e", "#ffdd00");
    ASSERT_THAT(yellow, ElementsAre(fault("/theme/accent2", "contrast is 1.3 : 1")));
    EXPECT_EQ(yellow[0].remedy, "write a darker colour, such as #aa9400");
    EXPECT_THAT(look("#c8102e", "#aa9400"), ElementsAre()) << "the remedy is one";
    EXPECT_THAT(look("red", "#12345"), ElementsAre()) << "no colours: told elsewhere";
    EXPECT_THAT(look("#", "#-10-10"), ElementsAre());
}

}  // namespace
}  // namespace hoithi
