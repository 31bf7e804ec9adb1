#include "server/host/passes.hpp"

namespace hoithi::host {

std::optional<Objection> objection_to(
    const protocol::Hello& hello,
    const Contest& contest,
    const store::ContestKey& id,
    const store::Secrets& secrets
) {
    using protocol::CloseCode;
    const Objection wrong{"bad_token", CloseCode::not_allowed};
    const Contestant* contestant = contest.find(ContestantId{hello.contestant});
    if (!contestant) return wrong;
    const auto shows_token = [&](std::uint32_t seats_left) {
        return store::Secrets::matches(
            hello.token, secrets.resume_token(id, hello.contestant, seats_left)
        );
    };
    if (!shows_token(contestant->seats_left)) {
        for (std::uint32_t left = 0; left < contestant->seats_left; ++left) {
            if (shows_token(left)) return Objection{"seat_moved", CloseCode::replaced};
        }
        return wrong;
    }
    if (contestant->removed) return Objection{"removed", CloseCode::removed};
    return std::nullopt;
}

}  // namespace hoithi::host
