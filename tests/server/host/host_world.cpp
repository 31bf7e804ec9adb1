#include "tests/server/host/host_world.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>

#include <gtest/gtest.h>
#include <boost/asio/post.hpp>

#include "engine/text/fold.hpp"
#include "server/host/contest_store.hpp"
#include "server/store/contests.hpp"
#include "server/store/database.hpp"
#include "tests/support/sample_questions.hpp"

namespace hoithi::test {

namespace {

constexpr std::chrono::seconds patience{60};

std::atomic<ServerClock::Steady::duration> passed_by{};

ServerClock::Steady::time_point steady_now() {
    return ServerClock::Steady::now() + passed_by.load();
}

Time latest_of(const std::vector<host::StoredContest>& contests) {
    Time latest{0};
    for (const auto& stored : contests) latest = std::max(latest, stored.state.at);
    return latest;
}

/// A second bank, `typed`, of two questions: `number`, of which 11 to 13 are right, and `text`,
/// "Hà Nội".
Bank typed_bank() {
    Bank bank = sample_bank();
    bank.id = "typed";
    bank.questions = {
        number_question("number", 12, 1), text_question("text", {text::fold("Hà Nội")})};
    for (Question& question : bank.questions) question.seconds = 300;
    bank.questions[1].key.texts = {"Hà Nội"};
    return bank;
}

}  // namespace

Bank sample_bank() {
    Bank bank;
    bank.id = "bank";
    bank.title = "Bank";
    bank.language = "en";
    bank.topics = {{"general", "General"}};
    for (int i = 1; i <= 8; ++i) {
        bank.questions.push_back(single_question("q" + std::to_string(i)));
        bank.questions.back().seconds = 300;
    }
    return bank;
}

ContestDefinition sample_definition(std::size_t questions) {
    ContestDefinition definition;
    definition.id = "sample";
    definition.title = "Sample";
    definition.language = "en";
    definition.divisions = {{"main", "Contestants", false}};
    Round& round = definition.rounds.emplace_back();
    round.title = "Round 1";
    round.bank = "bank";
    round.draws.push_back({"", std::nullopt, static_cast<int>(questions)});
    round.spares = 1;
    definition.seed = 1;
    definition.scoring.mode = Scoring::Mode::fixed;
    definition.lead_in = Millis{0};
    definition.grace = Millis{0};
    return definition;
}

HostWorld::HostWorld(const std::filesystem::path& data, const host::Units* known_units)
    : units(known_units),
      folder_(data),
      connection_(open_store()),
      clock_(latest_of(stored_), steady_now),
      writer_(
          std::move(connection_),
          store::FileWatch(folder_),
          [this](std::function<void()> task) { boost::asio::post(loop_, std::move(task)); },
          [this](const std::string& reason) { disk_failures.push_back(reason); }
      ),
      services_{
          loop_,
          clock_,
          writer_,
          journal_,
          secrets_,
          hall,
          leaderboard_,
          [this](std::string_view) { return units; },
          [](std::string_view, const Media& medium) { return "/media/" + medium.path; },
          "http://test"},
      keys_(static_cast<std::uint64_t>(latest_of(stored_).count()) * 1000),
      desk(services_, banks_) {
    banks_.push_back(typed_bank());
    for (host::StoredContest& stored : stored_) desk.take_up(std::move(stored));
}

leaderboard::BoardAnswer HostWorld::read_board(const leaderboard::BoardQuery& query) {
    std::optional<leaderboard::BoardAnswer> answer;
    leaderboard_.read(query, [&](leaderboard::BoardAnswer read) { answer = std::move(read); });
    return *answer;
}

leaderboard::BoardPage HostWorld::board(const leaderboard::BoardQuery& query) {
    const leaderboard::BoardAnswer answer = read_board(query);
    if (answer) return *answer;
    ADD_FAILURE() << "fault " << static_cast<int>(answer.error());
    return {};
}

HostWorld::~HostWorld() {
    desk.stop();
    writer_.stop();
}

store::Connection HostWorld::open_store() {
    store::Connection connection = store::open_database(folder_);
    host::StoredContests all = host::take_over_all(connection, folder_.path());
    for (const host::DamagedContest& contest : all.damaged) ADD_FAILURE() << contest.reason;
    stored_ = std::move(all.sound);
    return connection;
}

void HostWorld::open(const ContestDefinition& definition) {
    bool there = false;
    const Faults faults = desk.open(definition, [&](const host::ContestHost&) { there = true; });
    for (const Fault& fault : faults) ADD_FAILURE() << fault.pointer << ": " << fault.problem;
    if (!faults.empty()) return;
    until([&] { return there; });
    settle();
}

ConnectionId HostWorld::hello(protocol::Hello hello) {
    const ConnectionId connection{net::connection_id(++connections_, 1)};
    desk.knock({connection, std::move(hello)});
    settle();
    return connection;
}

ConnectionId HostWorld::come(bus::Role role) {
    protocol::Hello message;
    message.as = role;
    message.code = contest().row().code;
    if (role == bus::Role::host) {
        message.contest = contest().row().id;
        message.secret = secrets_.host_secret(contest().row().id);
    }
    if (role == bus::Role::stage) {
        message.contest = contest().row().id;
        message.secret = secrets_.stage_secret(contest().row().id);
    }
    return hello(std::move(message));
}

ConnectionId HostWorld::newcomer(const std::string& name, ClientKey key) {
    const ConnectionId connection = come(bus::Role::contestant);
    desk.request(
        bus::ContestSlot{static_cast<std::uint32_t>(attended)},
        bus::Newcomer{connection, protocol::JoinRequest{key, name, "", "", false}}
    );
    return connection;
}

ConnectionId HostWorld::join(const std::string& name) {
    const ConnectionId connection = newcomer(name, new_key());
    settle();
    return connection;
}

ConnectionId HostWorld::join(protocol::JoinRequest request, bus::NetworkId network) {
    const ConnectionId connection = come(bus::Role::contestant);
    request.key = new_key();
    desk.request(
        bus::ContestSlot{static_cast<std::uint32_t>(attended)},
        bus::Newcomer{connection, std::move(request), network}
    );
    settle();
    return connection;
}

ConnectionId HostWorld::come_back(ConnectionId earlier) {
    const nlohmann::json welcome = last(earlier, "welcome");
    protocol::Hello message;
    message.contest = contest().row().id;
    message.resumes = true;
    message.contestant = welcome.at("contestant");
    message.token = welcome.at("token");
    return hello(std::move(message));
}

void HostWorld::act(ConnectionId host, Command command) {
    desk.request(
        bus::ContestSlot{static_cast<std::uint32_t>(attended)},
        bus::HostCommand{host, ++numbers_, std::move(command)}
    );
}

void HostWorld::let_pass(Millis time) { passed_by = passed_by.load() + time; }
nlohmann::json HostWorld::act(ConnectionId host, protocol::PeopleAct act) {
    act.number = ++numbers_;
    desk.request(
        bus::ContestSlot{static_cast<std::uint32_t>(attended)}, bus::PeopleCommand{host, act}
    );
    settle();
    for (const nlohmann::json& message : heard(host)) {
        const bool reply = message["t"] == "done" || message["t"] == "refused";
        if (reply && message.value("n", 0U) == act.number) return message;
    }
    return nullptr;
}

nlohmann::json HostWorld::people(ConnectionId host, protocol::PeopleRequest request) {
    desk.request(bus::ContestSlot{0}, bus::PeopleQuery{host, std::move(request)});
    settle();
    return last(host, "people");
}

void HostWorld::answer(ConnectionId contestant, OptionSet options, ClientKey key) {
    answer(contestant, options, key, clock_.now());
}

void HostWorld::answer(
    ConnectionId contestant, OptionSet options, ClientKey key, Time received_at
) {
    SubmitAnswer answer;
    answer.contestant = hall.guest(contestant).contestant.value();
    answer.showing = state().current()->id;
    answer.key = key;
    answer.answer.options = options;
    answer.journey.received_at = received_at;
    desk.request(
        bus::ContestSlot{static_cast<std::uint32_t>(attended)},
        bus::ContestantCommand{contestant, answer.contestant, std::move(answer)}
    );
}

void HostWorld::leave(ConnectionId connection) {
    Hall::Guest& guest = hall.guest(connection);
    desk.request(
        bus::ContestSlot{static_cast<std::uint32_t>(attended)},
        bus::Left{connection, guest.role, guest.contestant}
    );
    guest.admitted = false;
    guest.contestant.reset();
}

const std::vector<nlohmann::json>& HostWorld::heard(ConnectionId connection) {
    return hall.guest(connection).heard;
}

std::vector<nlohmann::json> HostWorld::heard(ConnectionId connection, const std::string& type) {
    std::vector<nlohmann::json> found;
    for (const nlohmann::json& message : heard(connection)) {
        if (message["t"] == type) found.push_back(message);
    }
    return found;
}

std::vector<std::string> HostWorld::types(ConnectionId connection) {
    std::vector<std::string> found;
    for (const nlohmann::json& message : heard(connection)) found.push_back(message["t"]);
    return found;
}

nlohmann::json HostWorld::last(ConnectionId connection, const std::string& type) {
    const auto found = heard(connection, type);
    return found.empty() ? nlohmann::json() : found.back();
}

std::promise<void> HostWorld::hold_disk() {
    std::promise<void> release;
    auto reached = std::make_shared<std::promise<void>>();
    auto released = std::make_shared<std::future<void>>(release.get_future());
    auto busy = reached->get_future();
    writer_.run(
        [reached, released](store::Connection&) {
            reached->set_value();
            released->get();
        },
        [] {}
    );
    busy.wait();
    return release;
}

void HostWorld::turn() {
    loop_.restart();
    loop_.poll();
}

// What is on its way to the disk comes back as work for the loop, which may write more.
void HostWorld::settle() {
    std::uint64_t written = 0;
    do {
        until([&] { return desk.settled() || !disk_failures.empty(); });
        turn();
        written = writer_.stats().writes;
        bool passed = false;
        writer_.run([](store::Connection&) {}, [&passed] { passed = true; });
        until([&] { return passed || !disk_failures.empty(); });
        turn();
    } while (disk_failures.empty() && writer_.stats().writes != written + 1);
}

void HostWorld::until(const std::function<bool()>& done) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!done()) {
        if (std::chrono::steady_clock::now() > end) {
            ADD_FAILURE() << "waited in vain";
            return;
        }
        loop_.restart();
        loop_.run_one_for(std::chrono::seconds(1));
    }
}

void HostWorld::until_phase(Phase phase) {
    until([&] { return state().phase == phase; });
    settle();
}

}  // namespace hoithi::test
