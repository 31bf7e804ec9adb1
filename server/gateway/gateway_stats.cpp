#include "server/gateway/gateway_stats.hpp"

namespace hoithi::gateway {

GatewayStats& GatewayStats::operator+=(const GatewayStats& other) {
    messages += other.messages;
    not_understood += other.not_understood;
    too_many += other.too_many;
    turned_away += other.turned_away;
    replaced += other.replaced;
    no_place += other.no_place;
    admitted += other.admitted;
    waiting += other.waiting;
    return *this;
}

}  // namespace hoithi::gateway
