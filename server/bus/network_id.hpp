#pragma once

#include <cstdint>

namespace hoithi::bus {

/// The network somebody comes from, without its address: equal for equal networks within this
/// process, and worth nothing outside it.
enum class NetworkId : std::uint64_t { unknown = 0 };

}  // namespace hoithi::bus
