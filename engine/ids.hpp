#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace hoithi {

/// An entrant (person or team) within one contest: 0, 1, 2 … in the order of joining. It says
/// nothing about who that is; names live outside the engine.
enum class ContestantId : std::uint32_t {};

/// One showing of a question in a contest: 1, 2, 3 … A replaced question's spare is another
/// showing, so an answer can never be counted for a question its sender did not see.
enum class ShowingId : std::uint32_t {};

/// The position of a division in the contest's definition.
enum class DivisionIndex : std::uint8_t {};

constexpr std::size_t index(ContestantId id) { return static_cast<std::size_t>(id); }
constexpr std::size_t index(DivisionIndex id) { return static_cast<std::size_t>(id); }

/// 128 random bits chosen by a client, so that a message sent again is known again.
struct ClientKey {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend auto operator<=>(const ClientKey&, const ClientKey&) = default;
};

}  // namespace hoithi
