#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "tests/load/crowd.hpp"
#include "tests/load/figures.hpp"
#include "tests/load/floor_word.hpp"
#include "tests/load/process_meter.hpp"
#include "tests/load/run_options.hpp"
#include "tests/load/violations.hpp"

namespace hoithi::load {

/// The same crowd on the floor: as many connections, as many frames of the same sizes at the
/// same moments, and nothing else. What it takes is what nobody can be faster than.
class FloorRun final : CrowdListener {
public:
    FloorRun(const Endpoint& server, const RunOptions& options, Violations& violations);

    /// In turn with a contest, the line that asks for a question is a contest's figures: its
    /// messages are to be as long.
    Figures play();

private:
    void on_open(std::uint32_t who) override;
    void on_text(std::uint32_t who, TimePoint at, std::string_view text) override;
    void on_closed(std::uint32_t who, std::uint16_t code, const std::string& why) override;

    void connect_next();
    void connect_everybody();
    void play_question(const std::string& like);
    void say(const FloorWord& word);
    void view();
    void answers();
    void reveal();
    void turn() { crowd_.turn(std::chrono::milliseconds(1)); }
    void wait_until(const char* what, const std::function<bool()>& is_so);

    RunOptions options_;
    Violations& violations_;
    ProcessMeter meter_;
    Crowd crowd_;
    Figures figures_;
    std::mt19937_64 random_{20'261'010};
    std::uint32_t next_to_connect_ = 0;
    std::uint32_t open_ = 0;
    std::uint32_t frames_ = 0;  // in this part of the run
    TimePoint first_at_{};
    std::vector<TimePoint> at_;       // when each had its latest frame
    std::vector<TimePoint> sent_at_;  // when each said something
};

}  // namespace hoithi::load
