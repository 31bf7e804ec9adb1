#include "server/switchboard/posted_publications.hpp"

namespace hoithi::switchboard {

PostedPublications::PostedPublications(
    boost::asio::io_context& contests_loop,
    boost::asio::io_context& gateway_loop,
    bus::Publications& gateway
)
    : batches_(contests_loop, gateway_loop, [&gateway](const auto& batch) {
          for (const auto& said : batch) {
              if (const auto* published = std::get_if<Published>(&said)) {
                  gateway.publish(published->contest, {&published->publication, 1});
              } else {
                  const auto& away = std::get<TurnedAway>(said);
                  gateway.turn_away(away.connection, away.reason, away.code);
              }
          }
      }) {}

void PostedPublications::publish(
    bus::ContestSlot contest, std::span<const bus::Publication> publications
) {
    for (const bus::Publication& publication : publications) {
        batches_.add(Published{contest, publication});
    }
}

void PostedPublications::turn_away(
    bus::ConnectionId connection, std::string_view reason, protocol::CloseCode code
) {
    batches_.add(TurnedAway{connection, std::string(reason), code});
}

}  // namespace hoithi::switchboard
