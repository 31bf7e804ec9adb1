#pragma once

#include <cstddef>

namespace hoithi::net {

/// Raises the process's soft limit of open descriptors to the hard one: every contestant is a
/// descriptor, and the usual 1024 are for other programs.
void raise_descriptor_limit();

/// How many descriptors the process may have open.
std::size_t descriptor_limit();

/// Fewer are not enough to let anybody in: what a server needs for itself, and a few connections.
inline constexpr std::size_t descriptors_min = 272;

/// How many connections fit in so many descriptors: 256 are left for the store, Redis, files and
/// whatever else the process has open. At least 1.
std::size_t connections_within(std::size_t descriptors);

}  // namespace hoithi::net
