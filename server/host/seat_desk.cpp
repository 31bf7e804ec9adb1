#include "server/host/seat_desk.hpp"

#include <cstddef>

#include <sodium.h>

namespace hoithi::host {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t length = 8;

std::string draw_code() {
    std::string code;
    for (std::size_t i = 0; i < length; ++i) code += alphabet[randombytes_uniform(alphabet.size())];
    return code;
}

/// The character of the alphabet that was meant; none for spaces, strokes and whatever else.
std::optional<char> meant_by(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (upper == 'O') return '0';
    if (upper == 'I' || upper == 'L') return '1';
    if (alphabet.find(upper) == alphabet.npos) return std::nullopt;
    return upper;
}

/// A stranger typed it: what is longer than any code is none.
std::string code_in(std::string_view typed) {
    std::string code;
    for (const char c : typed) {
        const auto meant = meant_by(c);
        if (meant) code += *meant;
        if (code.size() > length) return {};
    }
    return code;
}

}  // namespace

SeatDesk::Code SeatDesk::give(ContestantId contestant, Time now) {
    std::erase_if(given_, [&](const auto& code) {
        return code.second.contestant == contestant || code.second.until <= now;
    });
    std::string code = draw_code();
    while (given_.contains(code)) code = draw_code();
    const Time until = now + valid_for;
    given_.emplace(code, Given{contestant, until});
    return {std::move(code), until};
}

std::optional<ContestantId> SeatDesk::take(std::string_view typed, Time now) {
    const auto found = given_.find(code_in(typed));
    if (found == given_.end() || found->second.until <= now) return std::nullopt;
    const ContestantId contestant = found->second.contestant;
    given_.erase(found);
    return contestant;
}

}  // namespace hoithi::host
