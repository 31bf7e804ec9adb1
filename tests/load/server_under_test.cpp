#include "tests/load/server_under_test.hpp"

#include <fstream>
#include <stdexcept>
#include <string_view>

namespace hoithi::load {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> command(
    const fs::path& server, const fs::path& folder, const std::vector<std::string>& more
) {
    fs::remove_all(folder / "data");
    fs::create_directories(folder / "data");
    fs::create_directories(folder / "pages");
    std::ofstream(folder / "pages/index.html") << "<!doctype html><title>Bench</title>";
    std::vector<std::string> words{
        server,
        "serve",
        "--port=0",
        "--bind=127.0.0.1",
        "--banks=question_banks",
        "--units=deploy/units",
        "--public-url=http://bench",
        "--data=" + (folder / "data").string(),
        "--pages=" + (folder / "pages").string(),
        "--contest=" + (folder / "contest.json").string()};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// The text between two others, from the first place where the first one stands.
std::string between(std::string_view text, std::string_view before, std::string_view after) {
    const std::size_t from = text.find(before) + before.size();
    return std::string(text.substr(from, text.find(after, from) - from));
}

}  // namespace

ServerUnderTest::ServerUnderTest(
    const fs::path& server, const fs::path& folder, const std::vector<std::string>& more
)
    : data_(folder / "data"),
      child_(command(server, folder, more), folder / "server.log", Child::Errors::to_output) {
    child_.printed_with(R"("event":"listening")");
    const std::string told = child_.printed_with("/host#");
    const std::string ticket = between(told, "/host#", "\n");
    const std::size_t dot = ticket.find('.');
    way_in_ = {
        "--url=ws://127.0.0.1:" + between(told, R"("port":")", "\"") + "/ws",
        "--contest=" + ticket.substr(0, dot),
        "--secret=" + ticket.substr(dot + 1),
        "--code=" + between(told, "?code=", "\n"),
        "--pid=" + std::to_string(child_.pid())};
}

void ServerUnderTest::stop() {
    if (child_.stop() != 0) throw std::runtime_error("the server did not stop cleanly");
    fs::remove_all(data_);
}

}  // namespace hoithi::load
