#include "tests/support/server_process.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

#include <sys/wait.h>

#include "tests/server/store/temporary_folder.hpp"
#include "tests/support/process.hpp"

namespace hoithi::test {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds patience{60};
constexpr std::chrono::milliseconds look_again{2};

pid_t start(
    const std::vector<std::string>& arguments,
    const fs::path& out,
    const fs::path& err,
    const ServerOptions& options
) {
    std::vector<std::string> command = options.through;
    command.emplace_back(HOITHI_BINARY);
    command.insert(command.end(), arguments.begin(), arguments.end());
    return start_process(command, out, err, options.descriptors);
}

/// What stands between `before` and the next white space; empty if `before` is not there.
std::string word_after(const std::string& text, const std::string& before) {
    const std::size_t at = text.find(before);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + before.size();
    const std::size_t end = text.find_first_of(" \n\",", begin);
    return end == std::string::npos ? std::string{} : text.substr(begin, end - begin);
}

}  // namespace

Outcome run_hoithi(const std::vector<std::string>& arguments, const ServerOptions& options) {
    const store::TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    const fs::path err = folder.path() / "err";
    const pid_t id = start(arguments, out, err, options);
    const int status = wait_for(id);
    return {status, content(out), content(err)};
}

ServerProcess::ServerProcess(const fs::path& folder, const ServerOptions& options)
    : out_(folder / "server.out"), err_(folder / "server.err") {
    fs::remove(out_);
    fs::remove(err_);
    std::vector<std::string> arguments{
        "serve",
        "--port",
        "0",
        "--bind",
        "127.0.0.1",
        "--public-url",
        "http://test",
        "--data",
        folder / "data",
        "--banks",
        folder / "banks",
        "--units",
        folder / "units",
        "--pages",
        folder / "pages",
        "--contest",
        folder / "contest.json"};
    arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
    id_ = start(arguments, out_, err_, options);
    await_start();
}

ServerProcess::~ServerProcess() {
    if (id_ > 0) kill();
}

void ServerProcess::await_start() {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
        const std::string port = word_after(log(), R"("port":")");
        const std::string said = content(out_);
        const std::string host = word_after(said, "/host#");
        announced_.code = word_after(said, "/?code=");
        const std::size_t dot = host.find('.');
        if (!port.empty() && dot != std::string::npos && !announced_.code.empty()) {
            port_ = static_cast<std::uint16_t>(std::stoi(port));
            announced_.contest = host.substr(0, dot);
            announced_.secret = host.substr(dot + 1);
            const std::string stage = word_after(said, "/stage#");
            announced_.stage = stage.substr(stage.find('.') + 1);
            return;
        }
        int status = 0;
        if (::waitpid(id_, &status, WNOHANG) == id_) {
            id_ = -1;
            throw std::runtime_error(
                "the server ended with " + std::to_string(exit_status(status)) + ": " + log()
            );
        }
        std::this_thread::sleep_for(look_again);
    }
    throw std::runtime_error("the server did not start: " + log());
}

int ServerProcess::wait() {
    if (id_ <= 0) return -1;
    return wait_for(std::exchange(id_, -1));
}

std::string ServerProcess::log() const { return content(err_); }

}  // namespace hoithi::test
