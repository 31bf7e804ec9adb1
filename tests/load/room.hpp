#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "tests/load/comebacks.hpp"
#include "tests/load/contestant.hpp"
#include "tests/load/crowd.hpp"
#include "tests/load/view_log.hpp"
#include "tests/load/violations.hpp"

namespace hoithi::load {

/// How to get into a contest.
struct Tickets {
    std::string contest;
    std::string secret;
    std::string code;
};

/// A contest's contestants and its one host: connects them, and holds every message they get
/// against the protocol. What to say is the caller's.
class Room final : public CrowdListener {
public:
    Room(
        const Endpoint& server, std::uint32_t contestants, Tickets tickets, Violations& violations
    );

    /// Connects the host and waits until it is let in.
    void let_host_in();
    /// Connects and joins everybody, some hundreds at a time.
    void join_everybody();
    /// The next view is the first that everybody is to get.
    void begin() { begun_ = true; }

    /// The host does something.
    void act(std::string_view what, const nlohmann::json& with = nullptr);
    /// Waits until everybody who reads has the next view; a violation if it is another than this
    /// one.
    const LoggedView& expect(std::string_view phase, std::uint32_t showing);
    /// A contestant answers the question of the view read last.
    void answer(std::uint32_t who, Choice choice);

    /// Cuts a contestant off. The room must be silent: nobody is owed a message.
    void drop(std::uint32_t who);
    /// A dropped contestant comes back with its token, as often as it takes. `receive_buffer` as
    /// in Crowd.
    void come_back(std::uint32_t who, int receive_buffer = 0);
    /// Waits until all who were dropped have their snapshot.
    void wait_for_comebacks();
    void stop_reading(std::uint32_t who);
    /// All read again who do not; waits until each has caught up, or was cut off and is back.
    /// Gives how many were cut off.
    std::uint32_t all_read_again();
    /// How often a connection broke that was on its way back.
    std::uint32_t tries_again() const { return comebacks_.tries_again(); }

    /// Waits for something to happen, at most a millisecond.
    void turn();
    /// Turns until it is so. Throws std::runtime_error if it takes `patience`.
    void wait_until(const char* what, const std::function<bool()>& is_so);

    std::vector<Contestant>& contestants() { return contestants_; }
    ViewLog& views() { return views_; }
    /// How many contestants read.
    std::uint32_t reading() const { return reading_; }
    std::uint32_t recorded() const { return recorded_; }
    std::uint32_t personal_results(std::uint32_t question) const;
    std::uint32_t told_the_end() const { return told_the_end_; }
    /// Bytes of the latest frame of each kind, for the floor to write as many.
    std::size_t answer_bytes() const { return answer_bytes_; }
    std::size_t recorded_bytes() const { return recorded_bytes_; }
    std::size_t personal_bytes() const { return personal_bytes_; }

private:
    /// A message that can wait until the sockets are silent.
    struct Later {
        std::uint32_t who;
        TimePoint at;
        std::size_t views;  // how many its receiver had when it came
        std::string text;
        bool of_snapshot;
    };

    void on_open(std::uint32_t who) override;
    void on_text(std::uint32_t who, TimePoint at, std::string_view text) override;
    void on_closed(std::uint32_t who, std::uint16_t code, const std::string& why) override;

    void connect_next();
    void read_later();
    void read(const Later& message);
    void read_clock(std::uint32_t who, const nlohmann::json& message);
    void read_for_host(const nlohmann::json& message);
    void read_in_lobby(std::uint32_t who, const nlohmann::json& message);
    void read_snapshot(std::uint32_t who, TimePoint at, const nlohmann::json& message);
    void read_recorded(const Later& later, const nlohmann::json& message);
    void read_personal(const Later& later, const nlohmann::json& message);
    void check_result(const Later& later, const nlohmann::json& message);
    void check_unanswered(const Later& later, const nlohmann::json& message);
    bool has_caught_up(const Contestant& contestant) const;
    void violate(std::uint32_t who, const std::string& what);
    bool is_host(std::uint32_t who) const { return who == contestants_.size(); }

    Violations& violations_;
    Tickets tickets_;
    std::vector<Contestant> contestants_;
    std::uint32_t reading_;      // contestants who read
    std::uint32_t away_ = 0;     // dropped and not back yet
    std::uint32_t cut_off_ = 0;  // by the server, for not reading
    Comebacks comebacks_;
    Crowd crowd_;
    ViewLog views_;
    std::vector<Later> later_;
    std::vector<bool> clock_due_;  // of each, the host last: asked for and not answered yet
    std::uint32_t clocks_due_ = 0;
    bool begun_ = false;
    std::size_t expected_ = 0;  // views that were read
    std::uint64_t version_ = 0;
    std::uint32_t acts_ = 0;
    std::uint32_t acts_done_ = 0;
    bool host_in_ = false;
    std::uint32_t next_to_connect_ = 0;
    std::uint32_t joined_ = 0;
    std::uint32_t recorded_ = 0;
    std::uint32_t told_the_end_ = 0;
    std::vector<std::uint32_t> results_;  // how many have that question's
    std::size_t answer_bytes_ = 0;
    std::size_t recorded_bytes_ = 0;
    std::size_t personal_bytes_ = 0;
};

}  // namespace hoithi::load
