#include "server/gateway/entrance.hpp"

#include <chrono>
#include <utility>

namespace hoithi::gateway {

namespace {

/// Short turns: what they let in comes evenly, and no turn keeps the loop from its other work.
constexpr std::chrono::milliseconds turn_every{10};
/// With the turns that is at most 4,000 notices a second; a longer line hears less often.
constexpr std::size_t notices_per_turn = 40;

}  // namespace

Entrance::Entrance(boost::asio::io_context& loop, Pass pass, std::uint32_t admit_rate)
    : timer_(loop), pass_(std::move(pass)) {
    if (admit_rate > 0) line_.emplace(admit_rate);
}

bool Entrance::passes_at_once(bus::Role role) {
    return role == bus::Role::host || role == bus::Role::stage;
}

void Entrance::knock(bus::Knock knock, net::TimePoint now) {
    if (passes_at_once(knock.hello.as)) return pass_(std::move(knock));
    if (!line_ || line_->lets_pass(now)) return let_pass(std::move(knock));
    const net::ConnectionId connection = knock.connection.socket;
    if (const auto place = line_->enter(std::move(knock), now)) tell(connection, *place);
    arm();
}

void Entrance::leave(net::ConnectionId connection) {
    if (line_) line_->leave(connection);
}

void Entrance::let_pass(bus::Knock knock) {
    ++admitted_;
    pass_(std::move(knock));
}

void Entrance::tell(net::ConnectionId connection, const protocol::Waiting& waiting) {
    // Places grow old: of two that wait for a slow reader the newer is enough.
    port_->send(
        connection,
        net::Frame(protocol::encode(waiting)),
        net::Urgency::replaceable,
        static_cast<std::uint8_t>(bus::Replaceable::place_in_line)
    );
}

void Entrance::arm() {
    if (std::exchange(armed_, true)) return;
    timer_.expires_after(turn_every);
    timer_.async_wait([this](const boost::system::error_code& ec) {
        armed_ = false;
        if (!ec) turn(net::Clock::now());
    });
}

void Entrance::turn(net::TimePoint now) {
    while (auto knock = line_->next(now)) let_pass(*std::move(knock));
    for (const WaitingLine::Notice& notice : line_->notices(now, notices_per_turn)) {
        tell(notice.connection, notice.waiting);
    }
    if (line_->size() > 0) arm();
}

}  // namespace hoithi::gateway
