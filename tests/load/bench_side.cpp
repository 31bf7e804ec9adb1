#include "tests/load/bench_side.hpp"

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "tests/load/bench_contest.hpp"

namespace hoithi::load {

namespace {

using Json = nlohmann::json;

void append(std::vector<std::string>& words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
}

}  // namespace

BenchSide BenchSide::contest(
    const BenchOptions& options,
    const std::filesystem::path& server,
    const std::string& name,
    const std::vector<std::string>& server_options,
    std::uint32_t contestants,
    bool trials
) {
    const std::filesystem::path folder = options.folder / name;
    std::filesystem::create_directories(folder);
    write_bench_contest(folder / "contest.json");
    BenchSide side;
    side.server_ = std::make_unique<ServerUnderTest>(server, folder, server_options);
    std::vector<std::string> words = side.server_->way_in();
    // As people do; and the quick pings that follow a connection are over then.
    append(words, {"--settle-ms=8000"});
    if (trials) append(words, {"--all-return", "--stall-every=100"});
    side.let_in(options, contestants, name, words);
    return side;
}

BenchSide BenchSide::floor(const BenchOptions& options, std::uint32_t contestants) {
    BenchSide side;
    const std::vector<std::string> command{options.tools / "hoithi_floor"};
    side.floor_ = std::make_unique<Child>(command, options.folder / "floor.log");
    const std::string url = "ws://127.0.0.1:" + side.floor_->next_line() + "/ws";
    const std::string pid = std::to_string(side.floor_->pid());
    side.let_in(options, contestants, "floor", {"--floor", "--url=" + url, "--pid=" + pid});
    return side;
}

void BenchSide::let_in(
    const BenchOptions& options,
    std::uint32_t contestants,
    const std::string& name,
    const std::vector<std::string>& more
) {
    const std::string size = std::to_string(contestants);
    std::vector<std::string> words{
        options.tools / "hoithi_load", "--in-turn", "--contestants=" + size};
    append(words, more);
    crowd_ = std::make_unique<Child>(words, options.folder / (name + "-crowd.log"));
    joined_ = Json::parse(crowd_->next_line());
}

Json BenchSide::question(const Json& like) {
    // What the other one still does after its question is not to disturb this one.
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    crowd_->say(like.dump());
    return Json::parse(crowd_->next_line());
}

Json BenchSide::finish() {
    crowd_->say("finish");
    const Json figures = Json::parse(crowd_->next_line());
    if (crowd_->wait() != 0) throw std::runtime_error("a contest went wrong; see above");
    if (server_) server_->stop();
    floor_.reset();
    return figures;
}

}  // namespace hoithi::load
