#pragma once

#include <sys/types.h>

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace hoithi::test {

/// How a program ended and what it said.
struct Outcome {
    int status = 0;  // exit status; 128 + signal if one ended it
    std::string out;
    std::string err;
};

/// A contest as `hoithi serve` announces it.
struct Announced {
    std::string contest;  // id
    std::string secret;   // of the host
    std::string stage;    // of the stage
    std::string code;
};

/// How a server is started besides its folder.
struct ServerOptions {
    std::vector<std::string> arguments{};
    int descriptors = 0;  // the hard limit too; 0 leaves it as it is
    // What starts it, such as {"nohup"}: it must become the server, or its number is not known.
    std::vector<std::string> through{};
};

/// Runs `hoithi` with these arguments to its end. Of the options `arguments` is not used.
Outcome run_hoithi(const std::vector<std::string>& arguments, const ServerOptions& options = {});

/// The real server, a process of its own, on a port that the system chooses.
class ServerProcess {
public:
    /// Runs `hoithi serve` on the folder's `data`, `banks`, `units` and `pages`, with the contest
    /// file `contest.json`, and waits until it listens and has announced the contest. Throws
    /// std::runtime_error with what it said if it ends instead.
    explicit ServerProcess(const std::filesystem::path& folder, const ServerOptions& options = {});
    ~ServerProcess();  // kill -9
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    std::uint16_t port() const { return port_; }
    const Announced& announced() const { return announced_; }
    pid_t id() const { return id_; }

    void signal(int number) const { ::kill(id_, number); }
    /// Waits for the end of the process: its exit status, 128 + signal if one ended it.
    int wait();
    void kill() {
        signal(SIGKILL);
        wait();
    }

    /// What it wrote to standard error so far.
    std::string log() const;

private:
    void await_start();

    std::filesystem::path out_;
    std::filesystem::path err_;
    pid_t id_ = -1;
    std::uint16_t port_ = 0;
    Announced announced_;
};

}  // namespace hoithi::test
