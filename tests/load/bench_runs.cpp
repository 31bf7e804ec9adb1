#include "tests/load/bench_runs.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "tests/load/bench_contest.hpp"
#include "tests/load/child.hpp"
#include "tests/load/server_under_test.hpp"

namespace hoithi::load {

namespace {

using Json = nlohmann::json;

void append(std::vector<std::string>& words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
}

std::string size_flag(const char* flag, const Json& sizes, const char* name) {
    return flag + std::to_string(sizes.at(name).get<std::uint64_t>());
}

}  // namespace

BenchRuns::BenchRuns(const BenchOptions& options) : options_(options) {
    std::filesystem::remove_all(options_.folder);
    std::filesystem::create_directories(options_.folder);
    write_bench_contest(options_.folder / "contest.json");
}

Json BenchRuns::contest(
    std::uint32_t contestants, const std::vector<std::string>& server_options, bool trials
) const {
    ServerUnderTest server(options_.server, options_.folder, server_options);
    std::vector<std::string> words = server.way_in();
    if (trials) append(words, {"--all-return", "--stall-every=100"});
    const Json figures = load(contestants, std::move(words));
    server.stop();
    return figures;
}

Json BenchRuns::floor(std::uint32_t contestants, const Json& sizes) const {
    Child server({options_.tools / "hoithi_floor"}, options_.folder / "floor.log");
    const std::string printed = server.printed_with("\n");
    const std::string port = printed.substr(0, printed.find('\n'));
    return load(
        contestants,
        {"--floor",
         "--url=ws://127.0.0.1:" + port + "/ws",
         "--pid=" + std::to_string(server.pid()),
         size_flag("--view-bytes=", sizes, "view_bytes"),
         size_flag("--reveal-bytes=", sizes, "reveal_bytes"),
         size_flag("--answer-bytes=", sizes, "answer_bytes"),
         size_flag("--ack-bytes=", sizes, "ack_bytes"),
         size_flag("--personal-bytes=", sizes, "personal_bytes")}
    );
}

Json BenchRuns::figures_of(const std::filesystem::path& program) const {
    const std::string name = program.filename();
    Child child({program}, options_.folder / (name + ".log"));
    if (child.wait() != 0) throw std::runtime_error(name + " failed");
    return Json::parse(child.printed());
}

Json BenchRuns::load(std::uint32_t contestants, std::vector<std::string> more) const {
    std::vector<std::string> words{
        options_.tools / "hoithi_load",
        "--json",
        "--contestants=" + std::to_string(contestants),
        "--questions=" + std::to_string(options_.questions),
        // As people do; and the quick pings that follow a connection are over then.
        "--settle-ms=8000"};
    append(words, more);
    Child child(words, options_.folder / "load.log");
    if (child.wait() != 0) throw std::runtime_error("a contest went wrong; see above");
    return Json::parse(child.printed());
}

}  // namespace hoithi::load
