#include <gtest/gtest.h>

#include "tests/engine/json/scoring_example.hpp"
#include "tests/engine/json/source_file.hpp"
#include "tests/engine/json/typed_rows.hpp"

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

TEST(ScoringPage, TellsWhichTypedTextsAreAlike) {
    const std::vector<TypedRow> rows = typed_rows_of(source_file("docs/scoring.md"));
    EXPECT_GE(rows.size(), 35U);
    for (const TypedRow& row : rows) {
        EXPECT_EQ(counts_as_right(row.accepted, row.typed), row.right)
            << "docs/scoring.md:" << row.number << ": " << row.accepted << " / " << row.typed;
    }
}

}  // namespace
}  // namespace hoithi
