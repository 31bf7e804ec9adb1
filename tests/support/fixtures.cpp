#include "tests/support/fixtures.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace hoithi::test {

namespace fs = std::filesystem;

std::vector<Fixture> fixtures() {
    std::vector<Fixture> all;
    for (const auto& entry : fs::directory_iterator(fs::path(HOITHI_SOURCE) / "tests/protocol")) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream in(entry.path());
        const auto file = nlohmann::json::parse(in);
        // The order of options is a worked example, no message.
        if (!file.contains("message")) continue;
        all.push_back({entry.path().stem().string(), file.at("from"), file.at("message")});
    }
    std::ranges::sort(all, {}, &Fixture::name);
    return all;
}

nlohmann::json fixture(const std::string& name) {
    const std::vector<Fixture> all = fixtures();
    const auto found = std::ranges::find(all, name, &Fixture::name);
    if (found == all.end()) throw std::runtime_error("no tests/protocol/" + name + ".json");
    return found->message;
}

}  // namespace hoithi::test
