#include "tests/support/redis_process.hpp"

#include <chrono>
#include <cstring>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <utility>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/process.hpp"

namespace hoithi::test {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds patience{60};
constexpr std::chrono::milliseconds look_again{2};

/// What comes back for a PING; empty if nobody is there.
std::string answer_to_ping(const fs::path& socket) {
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval wait{1, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    std::string answer;
    constexpr std::string_view ping = "PING\r\n";
    const auto* where = reinterpret_cast<const sockaddr*>(&address);
    if (::connect(descriptor, where, sizeof address) == 0 &&
        ::send(descriptor, ping.data(), ping.size(), MSG_NOSIGNAL) > 0) {
        answer.resize(64);
        const ssize_t read = ::recv(descriptor, answer.data(), answer.size(), 0);
        answer.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
    }
    ::close(descriptor);
    return answer;
}

}  // namespace

RedisProcess::RedisProcess(std::vector<std::string> options, Start when)
    : options_(std::move(options)) {
    if (when == Start::now) start();
}

RedisProcess::~RedisProcess() { kill(); }

void RedisProcess::start() {
    std::vector<std::string> command{
        "redis-server",
        "--port",
        "0",
        "--unixsocket",
        socket(),
        "--unixsocketperm",
        "700",
        "--dir",
        folder_.path(),
        "--save",
        "",
        "--appendonly",
        "yes",
        "--appendfsync",
        "everysec"};
    command.insert(command.end(), options_.begin(), options_.end());
    id_ = start_process(command, folder_.path() / "out", folder_.path() / "err");
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!answers()) {
        int status = 0;
        if (::waitpid(id_, &status, WNOHANG) == id_) {
            id_ = -1;
            throw std::runtime_error("redis-server ended: " + log());
        }
        if (std::chrono::steady_clock::now() > end) {
            throw std::runtime_error("redis-server does not answer: " + log());
        }
        std::this_thread::sleep_for(look_again);
    }
}

bool RedisProcess::answers() const {
    const std::string answer = answer_to_ping(socket());
    return answer.starts_with("+PONG") || answer.starts_with("-NOAUTH");
}

void RedisProcess::kill() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    wait_for(std::exchange(id_, -1));
}

void RedisProcess::erase() const { fs::remove_all(folder_.path() / "appendonlydir"); }

std::vector<std::string> RedisProcess::cli(const std::vector<std::string>& command) const {
    std::vector<std::string> words{"redis-cli", "--no-auth-warning", "-s", socket()};
    words.insert(words.end(), command.begin(), command.end());
    const fs::path out = folder_.path() / "cli.out";
    const fs::path err = folder_.path() / "cli.err";
    if (wait_for(start_process(words, out, err)) != 0) {
        throw std::runtime_error("redis-cli: " + content(out) + content(err));
    }
    std::vector<std::string> lines;
    std::istringstream printed(content(out));
    for (std::string line; std::getline(printed, line);) lines.push_back(line);
    return lines;
}

std::string RedisProcess::log() const {
    return content(folder_.path() / "out") + content(folder_.path() / "err");
}

}  // namespace hoithi::test
