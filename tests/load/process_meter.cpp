#include "tests/load/process_meter.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace hoithi::load {

namespace {

bool any_thread(const std::filesystem::path&) { return true; }

bool is_loop(const std::filesystem::path& task) {
    const std::string thread = task.filename();
    const std::string process = task.parent_path().parent_path().filename();
    std::string name;
    std::ifstream(task / "comm") >> name;
    return thread == process || name.starts_with("loop");
}

// /proc/PID/stat counts in ticks of 10 ms, too coarse for one broadcast; the scheduler's own
// figures are in nanoseconds, for each thread.
std::uint64_t threads_ns(pid_t pid, bool (*counts)(const std::filesystem::path&)) {
    std::uint64_t total = 0;
    std::error_code ec;
    const std::string tasks = "/proc/" + std::to_string(pid) + "/task";
    for (const auto& task : std::filesystem::directory_iterator(tasks, ec)) {
        if (!counts(task.path())) continue;
        std::uint64_t on_cpu = 0;
        std::ifstream(task.path() / "schedstat") >> on_cpu;
        total += on_cpu;
    }
    return total;
}

}  // namespace

std::uint64_t ProcessMeter::cpu_ns() const { return known() ? threads_ns(pid_, any_thread) : 0; }

std::uint64_t ProcessMeter::loop_cpu_ns() const { return known() ? threads_ns(pid_, is_loop) : 0; }

std::uint64_t ProcessMeter::resident_bytes() const {
    if (!known()) return 0;
    std::uint64_t pages = 0;
    std::uint64_t resident = 0;
    std::ifstream("/proc/" + std::to_string(pid_) + "/statm") >> pages >> resident;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace hoithi::load
