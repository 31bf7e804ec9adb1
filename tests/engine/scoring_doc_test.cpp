#include <gtest/gtest.h>

#include "tests/engine/json/scoring_example.hpp"
#include "tests/engine/json/source_file.hpp"

namespace hoithi {
namespace {

TEST(ScoringPage, TellsTheTruthInEveryExample) {
    const std::vector<Example> examples = examples_of(source_file("docs/scoring.md"));
    EXPECT_GE(examples.size(), 15U);
    for (const Example& example : examples) {
        ExampleRun run;
        for (const ExampleLine& line : example) {
            EXPECT_EQ(run.play(line), line.expected) << "docs/scoring.md:" << line.number;
        }
    }
}

}  // namespace
}  // namespace hoithi
