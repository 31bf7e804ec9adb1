#include "server/net/ping.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <string>

namespace hoithi::net {

namespace {

constexpr char final_ping_frame = static_cast<char>(0x89);
using Stamp = std::array<char, sizeof(std::int64_t)>;

Stamp stamp_of(TimePoint time) {
    return std::bit_cast<Stamp>(std::int64_t{time.time_since_epoch().count()});
}

}  // namespace

Frame ping_frame(TimePoint made_at) {
    const Stamp stamp = stamp_of(made_at);
    std::string bytes{final_ping_frame, static_cast<char>(stamp.size())};
    bytes.append(stamp.data(), stamp.size());
    return Frame::of_wire_bytes(bytes);
}

bool answers_ping(std::string_view payload, TimePoint made_at) {
    const Stamp stamp = stamp_of(made_at);
    return payload == std::string_view(stamp.data(), stamp.size());
}

Clock::duration until_next_ping(const PortConfig& config, int pings, std::uint32_t slot) {
    if (pings < config.first_pings) return config.first_pings_apart;
    // Spread a little, so that those who came together are not pinged together for ever.
    return config.ping_interval - (config.ping_interval / 64) * (slot % 8);
}

}  // namespace hoithi::net
