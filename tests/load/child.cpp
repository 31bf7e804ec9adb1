#include "tests/load/child.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hoithi::load {

Child::Child(const std::vector<std::string>& command, std::filesystem::path output, Errors errors)
    : output_(std::move(output)) {
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    std::array<int, 2> input{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input.data()) != 0) {
        throw std::system_error(errno, std::generic_category(), "socketpair");
    }
    input_ = input[0];
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input[1], STDIN_FILENO);
    posix_spawn_file_actions_addopen(
        &files, STDOUT_FILENO, output_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0644
    );
    if (errors == Errors::to_output) {
        posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
    }
    const int error = posix_spawn(&pid_, arguments[0], &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    ::close(input[1]);
    if (error == 0) return;
    ::close(input_);
    throw std::system_error(error, std::generic_category(), command[0]);
}

Child::~Child() {
    ::close(input_);
    if (has_ended()) return;
    kill(pid_, SIGKILL);
    wait();
}

std::string Child::printed() const {
    std::ifstream file(output_);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string Child::printed_with(const std::string& word) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (std::chrono::steady_clock::now() < until) {
        const std::string text = printed();
        const std::size_t found = text.find(word);
        if (found != std::string::npos && text.find('\n', found) != std::string::npos) return text;
        if (has_ended()) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error(output_.string() + " never had " + word);
}

std::string Child::next_line() {
    for (;;) {
        const bool ended = has_ended();  // before its last words are read
        const std::string text = printed();
        if (const std::size_t end = text.find('\n', taken_); end != std::string::npos) {
            const std::size_t from = std::exchange(taken_, end + 1);
            return text.substr(from, end - from);
        }
        if (ended) throw std::runtime_error(output_.string() + " ends early; see above");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void Child::say(const std::string& line) {
    const std::string bytes = line + "\n";
    if (::send(input_, bytes.data(), bytes.size(), MSG_NOSIGNAL) >= 0) return;
    throw std::system_error(errno, std::generic_category(), output_.string());
}

bool Child::has_ended() {
    if (!ended_ && waitpid(pid_, &status_, WNOHANG) == pid_) ended_ = true;
    return ended_;
}

int Child::stop() {
    kill(pid_, SIGTERM);
    return wait();
}

int Child::wait() {
    if (!ended_) waitpid(pid_, &status_, 0);
    ended_ = true;
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
}

}  // namespace hoithi::load
