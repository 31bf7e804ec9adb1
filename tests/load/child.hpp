#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace hoithi::load {

/// Another program, run by this one. Killed when it goes out of scope.
class Child {
public:
    enum class Errors : std::uint8_t { shown, to_output };

    /// Starts it; what it prints goes to `output`. Throws std::system_error.
    Child(
        const std::vector<std::string>& command,
        std::filesystem::path output,
        Errors errors = Errors::shown
    );
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t pid() const { return pid_; }
    /// What it has printed so far.
    std::string printed() const;
    /// Waits until it has printed `word` and then the rest of that line; gives all of it. Throws
    /// std::runtime_error if it ends before or takes more than 30 s.
    std::string printed_with(const std::string& word);
    /// The next of the lines that nobody has taken yet; waits for it. Throws std::runtime_error if
    /// it ends before.
    std::string next_line();
    /// On its standard input, which ends when this goes out of scope. Throws std::system_error if
    /// the program is gone.
    void say(const std::string& line);
    /// Asks it to end (SIGTERM) and waits; its exit status.
    int stop();
    /// Waits until it ends by itself; its exit status, −1 if a signal ended it.
    int wait();

private:
    bool has_ended();

    std::filesystem::path output_;
    pid_t pid_ = 0;
    int input_ = -1;
    std::size_t taken_ = 0;  // bytes of the output
    bool ended_ = false;
    int status_ = 0;  // as waitpid has it
};

}  // namespace hoithi::load
