#pragma once

#include <sys/types.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::test {

/// A redis-server of the test's own, on a Unix socket in a temporary folder, with its data kept
/// in an append-only file there. Nothing of it is left afterwards. Throws std::runtime_error with
/// what it said when it does not do as told.
class RedisProcess {
public:
    enum class Start { now, later };

    /// Further options as on Redis' command line: {"--maxmemory", "1mb"}.
    explicit RedisProcess(std::vector<std::string> options = {}, Start when = Start::now);
    ~RedisProcess();  // kill -9
    RedisProcess(const RedisProcess&) = delete;
    RedisProcess& operator=(const RedisProcess&) = delete;

    std::filesystem::path socket() const { return folder_.path() / "redis.sock"; }
    /// For `--redis`.
    std::string address() const { return "unix:" + socket().string(); }
    pid_t id() const { return id_; }

    /// Starts it on the data that is there, and waits until it answers.
    void start();
    /// kill -9, and waits for its end. Also stopped, as by halt().
    void kill();
    /// Its data are gone at the next start. It must not be running.
    void erase() const;

    /// It stands still, with its connections open (SIGSTOP), and goes on (SIGCONT).
    void halt() const { ::kill(id_, SIGSTOP); }
    void go_on() const { ::kill(id_, SIGCONT); }

    /// Looks in from outside: the lines that `redis-cli` prints for the command.
    std::vector<std::string> cli(const std::vector<std::string>& command) const;

private:
    bool answers() const;
    std::string log() const;

    store::TemporaryFolder folder_;
    std::vector<std::string> options_;
    pid_t id_ = -1;
};

}  // namespace hoithi::test
