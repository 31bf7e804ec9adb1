#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace hoithi::test {

/// Starts a program, found as a shell finds it, with its output in files. It is killed when the
/// thread that started it ends, however that ends. `descriptors`: its limit, the hard one too;
/// 0 leaves it as it is. Throws std::runtime_error.
pid_t start_process(
    const std::vector<std::string>& command,
    const std::filesystem::path& out,
    const std::filesystem::path& err,
    int descriptors = 0
);

/// Waits for its end: its exit status, 128 + signal if one ended it.
int wait_for(pid_t process);

/// The exit status in what waitpid() gave, 128 + signal if one ended it.
int exit_status(int status);

/// All of a file; empty if there is none.
std::string content(const std::filesystem::path& file);

}  // namespace hoithi::test
