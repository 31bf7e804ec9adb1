#include "server/net/descriptor_limit.hpp"

#include <sys/resource.h>

namespace hoithi::net {

namespace {

constexpr std::size_t descriptors_for_the_rest = 256;

}  // namespace

void raise_descriptor_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

std::size_t descriptor_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    return static_cast<std::size_t>(limit.rlim_cur);
}

std::size_t connections_within(std::size_t descriptors) {
    return descriptors > descriptors_for_the_rest ? descriptors - descriptors_for_the_rest : 1;
}

}  // namespace hoithi::net
