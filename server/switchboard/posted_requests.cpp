#include "server/switchboard/posted_requests.hpp"

#include <utility>

namespace hoithi::switchboard {

PostedRequests::PostedRequests(
    boost::asio::io_context& gateway_loop,
    boost::asio::io_context& contests_loop,
    bus::Requests& contests
)
    : batches_(gateway_loop, contests_loop, [&contests](auto batch) {
          for (auto& asked : batch) {
              if (auto* knock = std::get_if<bus::Knock>(&asked)) {
                  contests.knock(std::move(*knock));
              } else {
                  auto& requested = std::get<Requested>(asked);
                  contests.request(requested.contest, std::move(requested.request));
              }
          }
      }) {}

void PostedRequests::knock(bus::Knock knock) { batches_.add(std::move(knock)); }

void PostedRequests::request(bus::ContestSlot contest, bus::Request request) {
    batches_.add(Requested{contest, std::move(request)});
}

}  // namespace hoithi::switchboard
