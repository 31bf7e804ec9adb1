#include "server/gateway/gateway_stats.hpp"

namespace hoithi::gateway {

GatewayStats& GatewayStats::operator+=(const GatewayStats& other) {
    messages += other.messages;
    not_understood += other.not_understood;
    too_many += other.too_many;
    turned_away += other.turned_away;
    replaced += other.replaced;
    no_place += other.no_place;
    wrong_codes += other.wrong_codes;
    wrong_secrets += other.wrong_secrets;
    codes_unjudged += other.codes_unjudged;
    too_many_joins += other.too_many_joins;
    admitted += other.admitted;
    waiting += other.waiting;
    refusals_held += other.refusals_held;
    return *this;
}

}  // namespace hoithi::gateway
