#include "tests/support/process.hpp"

#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hoithi::test {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

pid_t start_process(
    const std::vector<std::string>& command,
    const fs::path& out,
    const fs::path& err,
    int descriptors
) {
    std::vector<char*> argv;
    for (const std::string& word : command) argv.push_back(const_cast<char*>(word.data()));
    argv.push_back(nullptr);
    const pid_t parent = ::getpid();
    const pid_t id = ::fork();
    if (id < 0) throw std::runtime_error("cannot fork");
    if (id > 0) return id;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // It may have died before the line above.
    if (::getppid() != parent) ::_exit(127);
    if (descriptors > 0) {
        const auto limit = static_cast<rlim_t>(descriptors);
        const rlimit both{limit, limit};
        ::setrlimit(RLIMIT_NOFILE, &both);
    }
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
    ::dup2(::open(out.c_str(), flags, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), flags, 0600), STDERR_FILENO);
    ::execvp(argv.front(), argv.data());
    ::_exit(127);
}

int exit_status(int status) {
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int wait_for(pid_t process) {
    int status = 0;
    ::waitpid(process, &status, 0);
    return exit_status(status);
}

}  // namespace hoithi::test
