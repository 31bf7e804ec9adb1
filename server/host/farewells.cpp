#include "server/host/farewells.hpp"

#include <boost/asio/post.hpp>

namespace hoithi::host {

void Farewells::see_off(ContestantId contestant) {
    publish_(bus::ToContestant{contestant, frames_.personal(contestant)});
    publish_(bus::DismissContestant{contestant, protocol::CloseCode::removed});
}

void Farewells::see_off(const std::vector<ContestantId>& contestants) {
    const bool under_way = !waiting_.empty();
    waiting_.insert(waiting_.end(), contestants.begin(), contestants.end());
    if (!under_way && !waiting_.empty()) boost::asio::post(loop_, [this] { next(); });
}

void Farewells::next() {
    for (std::size_t i = 0; i < in_a_turn && !waiting_.empty(); ++i) {
        const ContestantId contestant = waiting_.front();
        waiting_.pop_front();
        if (contest_.contestants[index(contestant)].removed) see_off(contestant);
    }
    if (!waiting_.empty()) boost::asio::post(loop_, [this] { next(); });
}

}  // namespace hoithi::host
