#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/contest.hpp"
#include "engine/random.hpp"
#include "tests/simulation/crowd.hpp"
#include "tests/simulation/journal_copy.hpp"
#include "tests/simulation/reference.hpp"

namespace hoithi::test {

/// How much happened, so that a test can tell whether anything was tested.
struct Bustle {
    std::size_t steps = 0;
    std::size_t events = 0;
    std::size_t answers = 0;
    std::size_t refusals = 0;
    std::size_t repeats = 0;
    std::size_t restarts = 0;
    std::size_t remarks = 0;
    std::size_t questions = 0;

    Bustle& operator+=(const Bustle& other);
};

/// One whole contest, from a seed: banks, definition, everybody's commands, losses of messages,
/// restarts of the server. After every step each promise is checked.
class Simulation {
public:
    explicit Simulation(std::uint64_t seed) : random_(seed), crowd_(random_) {}

    /// Plays to the end. The first broken promise, in words with the step's number; none: all held.
    std::optional<std::string> run();
    const Bustle& bustle() const { return bustle_; }
    const JournalCopy& journal() const { return journal_; }

private:
    bool open();
    void let_time_pass();
    void send(const Sending& sending);
    void restart();
    void stand_still();
    void recover(const Recover& recover, Time known);
    void play(const Command& command, const Sending* sending);
    void take(const Events& events);
    void check_event(const Event& event);
    void check_state();
    void blame(const std::string& promise);

    Random random_;
    Crowd crowd_;
    Contest contest_;
    JournalCopy journal_;
    Reference reference_;
    Time now_{1'790'000'000'000};
    Bustle bustle_;
    std::optional<std::string> broken_;
};

}  // namespace hoithi::test
