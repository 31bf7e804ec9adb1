#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "engine/definition.hpp"
#include "engine/paper.hpp"

namespace hoithi {

/// Which edition of the rules a contest is played by, where they changed and no event carries what
/// came of them: a contest keeps the one it was opened under, so old journals give what they gave.
///
/// | | first | second |
/// |---|---|---|
/// | `time`, `earliest` look at answers | with credit | that earned points |
/// | participants, for predictions | answered a question that counts | answered any question |
/// | typed texts are compared | folded | folded and spelt plainly (engine/spelling.hpp) |
enum class Edition : std::uint8_t { first = 1, second = 2 };

/// What a contest is played by: fixed once it is opened.
struct Setup {
    ContestDefinition definition;
    Paper paper;
    std::uint64_t seed = 0;  // of the draw and of the contestants' option orders
    Edition edition = Edition::second;
    /// The id of the contest whose people come over with their names; empty: of none.
    std::string after{};

    friend bool operator==(const Setup&, const Setup&) = default;
};

/// A contest's setup, shared by whoever holds the contest. Two are equal if their setups are.
class SetupRef {
public:
    SetupRef() = default;
    SetupRef(std::shared_ptr<const Setup> setup) : setup_(std::move(setup)) {}

    explicit operator bool() const { return setup_ != nullptr; }
    const Setup& operator*() const { return *setup_; }
    const Setup* operator->() const { return setup_.get(); }

    friend bool operator==(const SetupRef& a, const SetupRef& b) {
        return a.setup_ == b.setup_ || (a && b && *a == *b);
    }

private:
    std::shared_ptr<const Setup> setup_;
};

}  // namespace hoithi
