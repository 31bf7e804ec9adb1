#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/command.hpp"
#include "engine/contest.hpp"
#include "engine/random.hpp"

namespace hoithi::test {

/// A command on its way, with what its sender may rightly expect.
struct Sending {
    Command command;
    bool must_succeed = false;   // it keeps every rule
    bool known_already = false;  // it was done before: nothing may come of it
};

/// Everybody who talks to the contest: contestants whose messages get lost on the way there or
/// back and who send them again, a host who drives, and people who send what makes no sense.
class Crowd {
public:
    explicit Crowd(Random& random) : random_(random) {}

    Sending next(const Contest& contest, Time now);

    /// The last command was heard of: it was done.
    void done(const Sending& sending, const Contest& contest);

private:
    Sending join(const Contest& contest);
    Sending answer(const Contest& contest, Time now);
    Sending again(Time now);
    Sending predict(const Contest& contest);
    Sending drive(const Contest& contest);
    Sending correct(const Contest& contest);
    Sending take_out(const Contest& contest);
    Sending take_out_many(const Contest& contest, ContestantId id);
    Sending care_for_names(const Contest& contest);
    Sending nonsense(const Contest& contest, Time now);
    bool may_answer(const Contest& contest, const SubmitAnswer& submit) const;
    ContestantId anybody(const Contest& contest);
    ShowingId any_showing(const Contest& contest);
    ClientKey new_key();

    Random& random_;
    std::vector<Command> heard_;  // joins and answers that were done
};

}  // namespace hoithi::test
