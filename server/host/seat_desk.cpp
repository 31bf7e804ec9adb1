#include "server/host/seat_desk.hpp"

#include <cstddef>

#include <sodium.h>

namespace hoithi::host {

namespace {

std::string six_digits() {
    constexpr std::uint32_t codes = 1'000'000;
    constexpr std::size_t length = 6;
    const std::string number = std::to_string(randombytes_uniform(codes));
    return std::string(length - number.size(), '0') + number;
}

}  // namespace

SeatDesk::Code SeatDesk::give(ContestantId contestant, Time now) {
    std::erase_if(given_, [&](const auto& code) {
        return code.second.contestant == contestant || code.second.until <= now;
    });
    if (given_.empty()) wrong_ = 0;
    std::string digits = six_digits();
    while (given_.contains(digits)) digits = six_digits();
    const Time until = now + valid_for;
    given_.emplace(digits, Given{contestant, until});
    return {std::move(digits), until};
}

std::optional<ContestantId> SeatDesk::take(std::string_view digits, Time now) {
    const auto found = given_.find(digits);
    if (found == given_.end() || found->second.until <= now) {
        if (++wrong_ >= wrong_max) given_.clear();
        return std::nullopt;
    }
    const ContestantId contestant = found->second.contestant;
    given_.erase(found);
    return contestant;
}

}  // namespace hoithi::host
