#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scenarios/declarations.hpp"
#include "tests/scenarios/scenario.hpp"

namespace hoithi::test {
namespace {

std::vector<std::filesystem::path> tables() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(HOITHI_SCENARIOS)) {
        const bool table = entry.path().extension() == ".txt";
        if (table && entry.path().filename() != "CMakeLists.txt") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::string joined(const Phrases& phrases) {
    std::string text;
    for (const std::string& phrase : phrases) text += (text.empty() ? "" : ", ") + phrase;
    return text;
}

bool fits(const Phrases& expected, const Sight& sight) {
    if (sight.whole) return expected == sight.phrases;
    return std::ranges::all_of(expected, [&](const std::string& phrase) {
        return std::ranges::find(sight.phrases, phrase) != sight.phrases.end();
    });
}

void run(const Table& table) {
    Scenario scenario(declared_setup(table));
    for (const Line& line : table.lines) {
        if (declares(line)) continue;
        const std::string file = table.file.string();
        try {
            if (line.expected.empty()) throw TableFault("nothing is expected: write -> …");
            const Sight sight =
                line.at_ms ? Sight{scenario.step(line), false} : look(scenario, line);
            if (!fits(line.expected, sight)) {
                ADD_FAILURE_AT(file.c_str(), line.number)
                    << "expected: " << joined(line.expected)
                    << "\n     got: " << joined(sight.phrases);
            }
        } catch (const std::exception& fault) {
            ADD_FAILURE_AT(file.c_str(), line.number) << fault.what();
        }
    }
}

class Scenarios : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Scenarios, GoAsTheTableSays) { run(read_table(GetParam())); }

INSTANTIATE_TEST_SUITE_P(LiveQuiz, Scenarios, testing::ValuesIn(tables()), [](const auto& table) {
    return table.param.stem().string();
});

}  // namespace
}  // namespace hoithi::test
