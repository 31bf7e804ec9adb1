#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/contest.hpp"
#include "engine/event.hpp"

namespace hoithi::test {

/// A second opinion on a contest, as plain as can be made: it remembers what was answered and
/// works out marks, scores, the truth of predictions, places (of the contest and of each round) and
/// units' members from nothing each time, without the engine's code.
class Reference {
public:
    void note(const Event& event);

    /// Everything in which the contest differs from this opinion, in words.
    std::vector<std::string> differences(const Contest& contest) const;

private:
    struct Given {
        Answer answer;
        std::int64_t elapsed = 0;
        Time at{0};
    };
    struct Shown {
        PaperQuestion asked;
        Key key;
        bool out = false;    // skipped or replaced
        bool ended = false;  // cut off by the contest's end
        bool revealed = false;
        bool voided = false;
        std::map<std::size_t, Given> given;  // by contestant

        bool stands() const { return !out && !ended && !voided; }
        bool counts() const { return stands() && revealed; }
    };
    struct Entrant {
        std::size_t division = 0;
        bool removed = false;
        std::optional<std::int64_t> prediction;
    };
    struct Score {
        std::int64_t points = 0;
        std::int64_t correct = 0;
        std::int64_t streak = 0;
        std::int64_t time = 0;
        std::int64_t prediction_error = 0;
        std::int64_t earliest = 0;
    };
    struct Worth {
        int credit = 0;
        int points = 0;
        int bonus = 0;
    };

    void note_entrant(const EventBody& body);
    void note_showing(const Event& event);
    void note_phase(const EventBody& body);
    PaperQuestion spare(std::uint32_t position) const;
    void note_correction(const EventBody& body);
    Shown& shown(ShowingId id);

    static int credit(const Shown& shown, const Answer& answer);
    static Worth worth(const Shown& shown, const Given& given, std::int64_t streak);
    /// What each of one contestant's answers is worth, by showing; of all but those taken out.
    std::map<std::size_t, Worth> worths(std::size_t contestant) const;
    /// Of all rounds, or of one.
    Score score(std::size_t contestant, std::optional<std::size_t> round = std::nullopt) const;
    std::int64_t truth() const;
    /// Whether nobody but hosts may know a place.
    bool veiled() const;
    bool took_part(std::size_t contestant) const;
    bool all_right(std::size_t contestant) const;
    bool ahead(const Score& a, const Score& b) const;
    /// Among the first so many to join.
    std::size_t place(std::size_t contestant, const std::vector<Score>& scores, std::size_t among)
        const;

    void compare_answers(const Contest& contest, std::vector<std::string>& found) const;
    void compare_scores(const Contest& contest, std::vector<std::string>& found) const;
    void compare_places(
        const Contest& contest, const std::vector<Score>& scores, std::vector<std::string>& found
    ) const;
    void compare_finale(const Contest& contest, std::vector<std::string>& found) const;
    void compare_rounds(const Contest& contest, std::vector<std::string>& found) const;
    void compare_units(const Contest& contest, std::vector<std::string>& found) const;
    void compare_counts(const Contest& contest, std::vector<std::string>& found) const;

    SetupRef setup_;
    std::vector<Entrant> entrants_;
    std::vector<Shown> showings_;
    std::size_t questions_taken_ = 0;
    bool asking_ = false;  // the last showing was opened and not revealed
    bool finished_ = false;
    bool answer_told_ = false;    // of the last showing, or it was taken out
    std::uint32_t unveiled_ = 0;  // steps of the finale
    /// Late entrants have no place until places are next made.
    std::size_t placed_ = 0;
};

}  // namespace hoithi::test
