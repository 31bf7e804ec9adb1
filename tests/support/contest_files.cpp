#include "tests/support/contest_files.hpp"

#include <fstream>
#include <string_view>

namespace hoithi::test {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

Json question(int number) {
    Json options = Json::array();
    for (int i = 0; i < 4; ++i) {
        options.push_back(
            {{"id", std::string(1, "ABCD"[i])},
             {"text", "Option " + std::to_string(i) + " of " + std::to_string(number)}}
        );
    }
    return {
        {"id", "q" + std::to_string(number)},
        {"kind", "single"},
        {"text", ContestFiles::text(number)},
        {"options", std::move(options)},
        {"key", std::string(1, "ABCD"[ContestFiles::right(number)])},
        {"explanation", ContestFiles::explanation(number)},
        {"source", {{"document", "A decree"}}},
        {"true_on", "2026-01-01"},
        {"difficulty", "easy"},
        {"topic", "general"},
        {"seconds", 300},
        {"points", 1000},
    };
}

void write_file(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

ContestFiles::ContestFiles(fs::path folder, int questions, int spares)
    : folder_(std::move(folder)) {
    Json asked = Json::array();
    Json all = Json::array();
    for (int number = 1; number <= questions; ++number) {
        asked.push_back("q" + std::to_string(number));
    }
    for (int number = 1; number <= questions + spares; ++number) all.push_back(question(number));
    bank = {
        {"version", 1},
        {"id", "bank"},
        {"title", "Bank"},
        {"language", "en"},
        {"topics", {{{"id", "general"}, {"name", "General"}}}},
        {"questions", std::move(all)}};
    contest = {
        {"version", 1},
        {"id", "sample"},
        {"title", "Hội thi mẫu"},
        {"language", "vi"},
        {"rounds",
         {{{"title", "Vòng 1"},
           {"bank", "bank"},
           {"questions", std::move(asked)},
           {"spares", spares}}}},
        {"lead_in_ms", 0},
        {"grace_ms", 0},
        {"units", {{"set", "places"}}},
    };
}

void ContestFiles::write() const {
    write_file(folder_ / "banks/bank.json", bank.dump());
    write_file(folder_ / "contest.json", contest.dump());
    write_file(
        folder_ / "units/places.tsv",
        "code_2025\tname\tkind_2025\tpredecessor_names\n15\tLào Cai\ttỉnh\tLào Cai, Yên Bái\n"
    );
    write_file(folder_ / "pages/index.html", "<!doctype html><title>Hội Thi</title>");
}

}  // namespace hoithi::test
