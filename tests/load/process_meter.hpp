#pragma once

#include <cstdint>

#include <sys/types.h>

namespace hoithi::load {

/// What another process uses, as the kernel counts it. All zero for pid 0.
class ProcessMeter {
public:
    explicit ProcessMeter(pid_t pid) : pid_(pid) {}

    bool known() const { return pid_ != 0; }
    /// Time on a processor of all its threads since it began, in nanoseconds.
    std::uint64_t cpu_ns() const;
    /// Of its event loops: the main thread and those whose name begins with "loop".
    std::uint64_t loop_cpu_ns() const;
    /// Memory that is resident, in bytes.
    std::uint64_t resident_bytes() const;

private:
    pid_t pid_;
};

}  // namespace hoithi::load
