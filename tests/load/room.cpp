#include "tests/load/room.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "tests/load/snapshot.hpp"

namespace hoithi::load {

namespace {

using Json = nlohmann::json;

constexpr std::uint32_t joining_at_once = 256;
constexpr std::chrono::seconds patience{60};
constexpr std::uint16_t reads_too_slowly = 4408;
constexpr std::uint16_t no_close_frame = 1006;

// What a server may keep for one who does not read: an outbox of 64 KiB, as much again for what
// the kernel keeps on both sides.
constexpr std::size_t backlog_max = 128 * 1024;

/// 32 hexadecimal digits, another for each contestant and question.
std::string client_key(std::uint32_t who, std::uint32_t what) {
    std::array<char, 33> digits{};
    std::snprintf(digits.data(), digits.size(), "%08x%08x%016x", who, what, who ^ what);
    return digits.data();
}

}  // namespace

Room::Room(
    const Endpoint& server, std::uint32_t contestants, Tickets tickets, Violations& violations
)
    : violations_(violations),
      tickets_(std::move(tickets)),
      contestants_(contestants),
      reading_(contestants),
      crowd_(server, contestants + 1, *this),
      clock_due_(contestants + 1) {}

void Room::violate(std::uint32_t who, const std::string& what) {
    const std::string name = is_host(who) ? "host" : "contestant " + std::to_string(who);
    violations_.add(name + ": " + what);
}

// --- coming in ---

void Room::let_host_in() {
    crowd_.connect(static_cast<std::uint32_t>(contestants_.size()));
    wait_until("the host is let in", [this] { return host_in_; });
}

void Room::join_everybody() {
    for (std::uint32_t i = 0; i < joining_at_once; ++i) connect_next();
    wait_until("everybody has joined", [this] { return joined_ == contestants_.size(); });
    wait_until("everybody has the clock", [this] { return clocks_due_ == 0; });
}

void Room::connect_next() {
    if (next_to_connect_ == contestants_.size()) return;
    contestants_[next_to_connect_].stage = Contestant::Stage::connecting;
    crowd_.connect(next_to_connect_++);
}

void Room::on_open(std::uint32_t who) {
    Json hello{{"t", "hello"}, {"as", "contestant"}};
    if (is_host(who)) {
        hello.update({{"as", "host"}, {"contest", tickets_.contest}, {"secret", tickets_.secret}});
    } else if (Contestant& contestant = contestants_[who];
               contestant.stage == Contestant::Stage::returning) {
        contestant.snapshot = 0;
        hello["contest"] = tickets_.contest;
        hello["contestant"] = contestant.id;
        hello["token"] = contestant.token;
    } else {
        contestant.stage = Contestant::Stage::joining;
        hello["code"] = tickets_.code;
    }
    crowd_.send(who, Opcode::text, hello.dump());
    // As pages do, right behind it.
    crowd_.send(who, Opcode::text, Json{{"t", "clock"}, {"c", who}}.dump());
    if (!clock_due_[who]) ++clocks_due_;
    clock_due_[who] = true;
}

void Room::on_closed(std::uint32_t who, std::uint16_t code, const std::string& why) {
    if (is_host(who)) return violate(who, "lost its connection: " + why);
    Contestant& contestant = contestants_[who];
    // The goodbye to one whose buffers are full may not get through.
    const bool too_slow = code == reads_too_slowly || code == no_close_frame;
    const bool returning = contestant.stage == Contestant::Stage::returning;
    if (returning && code == no_close_frame) return comebacks_.lost(who, Clock::now());
    if (!returning && contestant.catching_up && too_slow) {
        ++cut_off_;
        ++away_;
        contestant.stage = Contestant::Stage::returning;
        return comebacks_.lost(who, Clock::now());
    }
    violate(who, "lost its connection: " + why);
    contestant.stage = Contestant::Stage::gone;
}

// --- going and coming back ---

void Room::drop(std::uint32_t who) {
    crowd_.drop(who);
    contestants_[who].stage = Contestant::Stage::returning;
    ++away_;
}

void Room::come_back(std::uint32_t who, int receive_buffer) { crowd_.connect(who, receive_buffer); }

void Room::wait_for_comebacks() {
    wait_until("everybody is back", [this] {
        for (const std::uint32_t who : comebacks_.due(Clock::now())) crowd_.connect(who);
        return away_ == 0 && clocks_due_ == 0;
    });
    comebacks_.forget();
}

void Room::stop_reading(std::uint32_t who) {
    crowd_.stop_reading(who);
    contestants_[who].reads = false;
    --reading_;
}

std::uint32_t Room::all_read_again() {
    const std::uint32_t before = cut_off_;
    for (std::uint32_t who = 0; who < contestants_.size(); ++who) {
        Contestant& contestant = contestants_[who];
        if (std::exchange(contestant.reads, true)) continue;
        contestant.catching_up = true;
        contestant.backlog = 0;
        ++reading_;
        crowd_.read_again(who);
    }
    wait_until("those who did not read have caught up", [this] {
        for (const std::uint32_t who : comebacks_.due(Clock::now())) crowd_.connect(who);
        return std::ranges::all_of(contestants_, [this](const Contestant& contestant) {
            return !contestant.catching_up || has_caught_up(contestant);
        });
    });
    for (Contestant& contestant : contestants_) contestant.catching_up = false;
    comebacks_.forget();
    return cut_off_ - before;
}

bool Room::has_caught_up(const Contestant& contestant) const {
    return contestant.stage == Contestant::Stage::joined && contestant.views == views_.size();
}

// --- doing ---

void Room::act(std::string_view what, const Json& with) {
    Json message{{"t", "do"}, {"n", ++acts_}, {"act", what}};
    if (!with.is_null()) message.update(with);
    crowd_.send(static_cast<std::uint32_t>(contestants_.size()), Opcode::text, message.dump());
}

void Room::answer(std::uint32_t who, Choice choice) {
    const std::uint32_t showing = views_.read(expected_ - 1).showing();
    Contestant& contestant = contestants_[who];
    contestant.answer = {client_key(who, showing), showing, std::move(choice), Clock::now(), {}, 0};
    std::string message = R"({"t":"answer","id":")" + contestant.answer.id + R"(","q":)";
    message += std::to_string(showing) + "," + contestant.answer.choice.fields + "}";
    answer_bytes_ = message.size();
    crowd_.send(who, Opcode::text, message);
}

const LoggedView& Room::expect(std::string_view phase, std::uint32_t showing) {
    const std::size_t position = expected_++;
    const std::string what = "everybody sees " + std::string(phase) + " " + std::to_string(showing);
    wait_until(what.c_str(), [this, position] {
        return views_.size() > position && views_.at(position).seen >= reading_;
    });
    const LoggedView& view = views_.read(position);
    if (view.phase() != phase || view.showing() != showing) {
        throw std::runtime_error("expected that " + what + " but got " + view.text);
    }
    if (const auto fault = fault_in(view, version_)) violations_.add(what + ": " + *fault);
    version_ = view.json.at("v");
    return view;
}

void Room::turn() {
    constexpr std::size_t later_max = 200'000;
    const bool busy = crowd_.turn(std::chrono::milliseconds(later_.empty() ? 1 : 0));
    if (!busy || later_.size() > later_max) read_later();
}

void Room::wait_until(const char* what, const std::function<bool()>& is_so) {
    const TimePoint until = Clock::now() + patience;
    while (!is_so()) {
        turn();
        if (Clock::now() > until) throw std::runtime_error(std::string("in vain: ") + what);
    }
}

std::uint32_t Room::personal_results(std::uint32_t question) const {
    return question < results_.size() ? results_[question] : 0;
}

// --- hearing ---

// Only what must not be late is done here: the view that is measured, and the count of them.
void Room::on_text(std::uint32_t who, TimePoint at, std::string_view text) {
    if (is_host(who)) return later_.push_back({who, at, 0, std::string(text), false});
    Contestant& contestant = contestants_[who];
    const bool of_snapshot = contestant.stage == Contestant::Stage::returning;
    if (contestant.catching_up && !of_snapshot) {
        contestant.backlog += text.size();
        if (contestant.backlog > backlog_max) violate(who, "more was kept for it than may be");
    }
    const bool of_everybody = begun_ && !of_snapshot && text.starts_with(R"({"t":"view")");
    if (!of_everybody) {
        later_.push_back({who, at, contestant.views, std::string(text), of_snapshot});
        return;
    }
    if (!views_.take(contestant.views, at, text)) {
        violate(who, "another view than everybody's: " + std::string(text));
    }
    ++contestant.views;
    contestant.view_at = at;
}

void Room::read_later() {
    const std::vector<Later> messages = std::exchange(later_, {});
    for (const Later& message : messages) read(message);
}

void Room::read(const Later& later) {
    const Json message = Json::parse(later.text, nullptr, /*allow_exceptions=*/false);
    if (!message.is_object() || !message.contains("t")) {
        return violate(later.who, "no message: " + later.text);
    }
    if (message.at("t") == "clock") return read_clock(later.who, message);
    if (is_host(later.who)) return read_for_host(message);
    // Held against what everybody sees, which may be past the reveal.
    if (later.of_snapshot) return read_snapshot(later.who, later.at, message);
    if (names_a_secret(later.text)) violate(later.who, "learns a secret: " + later.text);
    const std::string type = message.at("t");
    if (type == "recorded") return read_recorded(later, message);
    if (type == "me" && begun_) return read_personal(later, message);
    if (type == "refused") return violate(later.who, "refused: " + later.text);
    read_in_lobby(later.who, message);
}

void Room::read_clock(std::uint32_t who, const Json& message) {
    const bool its_own = message.value("c", Json()) == who && message.contains("s");
    if (!its_own || message.size() != 3) violate(who, "another clock: " + message.dump());
    if (!clock_due_[who]) return violate(who, "a clock it did not ask for");
    clock_due_[who] = false;
    --clocks_due_;
}

void Room::read_for_host(const Json& message) {
    const auto host = static_cast<std::uint32_t>(contestants_.size());
    const std::string type = message.at("t");
    if (type == "view") host_in_ = true;
    if (type == "refused") violate(host, "refused: " + message.dump());
    if (type == "done" && message.at("n") != ++acts_done_) violate(host, "done out of order");
}

void Room::read_in_lobby(std::uint32_t who, const Json& message) {
    const std::string type = message.at("t");
    Contestant& contestant = contestants_[who];
    if (type == "contest") {
        const Json join{
            {"t", "join"}, {"id", client_key(who, 0)}, {"name", "Thí sinh " + std::to_string(who)}};
        crowd_.send(who, Opcode::text, join.dump());
    } else if (type == "welcome") {
        contestant.id = message.at("contestant");
        contestant.token = message.at("token");
    } else if (type == "me" && contestant.stage == Contestant::Stage::joining) {
        contestant.stage = Contestant::Stage::joined;
        ++joined_;
        connect_next();
    } else if (type == "view" && message.at("phase") != "lobby") {
        violate(who, "joined into another phase than the lobby");
    } else if (type != "lobby" && type != "view" && type != "waiting") {
        violate(who, "an unexpected message: " + message.dump());
    }
}

void Room::read_snapshot(std::uint32_t who, TimePoint at, const Json& message) {
    Contestant& contestant = contestants_[who];
    // Many come back at once and are let in one after the other.
    if (message.at("t") == "waiting" && contestant.snapshot == 0) return;
    const LoggedView& current = views_.read(views_.size() - 1);
    const auto fault = fault_in_snapshot(contestant.snapshot, message, contestant, current);
    if (fault) return violate(who, *fault);
    if (++contestant.snapshot < snapshot_messages) return;
    contestant.stage = Contestant::Stage::joined;
    contestant.views = views_.size();
    contestant.personal_at = at;
    --away_;
}

void Room::read_recorded(const Later& later, const Json& message) {
    Contestant::Answer& answer = contestants_[later.who].answer;
    if (message.at("id") != answer.id || message.at("q") != answer.showing) {
        return violate(later.who, "a receipt for another answer: " + later.text);
    }
    if (answer.recorded_at) return violate(later.who, "two receipts for one answer");
    answer.recorded_at = later.at;
    answer.elapsed = message.at("elapsed");
    recorded_bytes_ = later.text.size();
    ++recorded_;
}

void Room::read_personal(const Later& later, const Json& message) {
    Contestant& contestant = contestants_[later.who];
    contestant.personal_at = later.at;
    personal_bytes_ = later.text.size();
    if (later.views == 0) return violate(later.who, "a me before the first view");
    const LoggedView& view = views_.read(later.views - 1);
    if (!message.at("result").is_null()) return check_result(later, message);
    if (view.phase() == "reveal") return violate(later.who, "a reveal without its result");
    if (view.phase() != "finished") return;
    if (message.at("points") != contestant.points) violate(later.who, "other points at the end");
    if (!std::exchange(contestant.told_the_end, true)) ++told_the_end_;
}

void Room::check_result(const Later& later, const Json& message) {
    Contestant& contestant = contestants_[later.who];
    const LoggedView& view = views_.read(later.views - 1);
    const Json& result = message.at("result");
    if (view.json.at("reveal").is_null() || result.at("q") != view.showing()) {
        return violate(later.who, "a result before its reveal: " + later.text);
    }
    const std::uint32_t showing = view.showing();
    if (contestant.marked >= showing) return violate(later.who, "marked twice: " + later.text);
    contestant.marked = showing;
    results_.resize(std::max<std::size_t>(results_.size(), showing + 1));
    ++results_[showing];
    if (contestant.answer.showing != showing) return check_unanswered(later, message);
    const auto right = contestant.answer.choice.right(view.json.at("reveal"));
    if (right && result.at("right") != *right) violate(later.who, "marked wrongly: " + later.text);
    contestant.points += result.at("points").get<std::int64_t>();
    if (message.at("points") != contestant.points) {
        violate(later.who, "points that are not the sum of its results: " + later.text);
    }
    if (result.at("elapsed") != contestant.answer.elapsed) {
        violate(later.who, "another elapsed than was recorded: " + later.text);
    }
}

void Room::check_unanswered(const Later& later, const Json& message) {
    const Json& result = message.at("result");
    const bool nothing = result.at("right") == false && result.at("points") == 0 &&
                         result.at("elapsed").is_null() &&
                         message.at("points") == contestants_[later.who].points;
    if (!nothing) violate(later.who, "a result of a question not answered: " + later.text);
}

}  // namespace hoithi::load
