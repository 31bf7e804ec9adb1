#include "tests/load/bench_contest.hpp"

#include <fstream>

#include <nlohmann/json.hpp>

namespace hoithi::load {

void write_bench_contest(const std::filesystem::path& file) {
    using Json = nlohmann::json;
    const auto round = [](const char* title, const char* bank, const char* difficulty, int count) {
        Json draw = Json::array({{{"difficulty", difficulty}, {"count", count}}});
        return Json{{"title", title}, {"bank", bank}, {"draw", draw}};
    };
    const Json contest{
        {"version", 1},
        {"id", "bench"},
        {"title", "Đo sức"},
        {"language", "vi"},
        {"rounds",
         {round("Khởi động", "ngay-chuyen-doi-so", "easy", 8),
          round("Tăng tốc", "chuong-trinh-va-phap-luat", "medium", 7),
          round("Về đích", "ky-nang-so-an-toan", "hard", 5)}},
        {"seed", 1010},
        {"seconds", 60},
        {"scoring", {{"mode", "speed"}, {"streak", {{"from", 2}, {"bonus", 50}, {"max", 200}}}}},
        {"option_order", "shuffled"},
        {"grace_ms", 200},
        {"lead_in_ms", 60000},
        {"contestants_max", 100000},
    };
    std::ofstream(file) << contest.dump(2) << "\n";
}

}  // namespace hoithi::load
