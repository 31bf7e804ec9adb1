#include "tests/integration/redis_contest.hpp"

#include <csignal>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "engine/json/client_key_json.hpp"
#include "tests/integration/journalled.hpp"
#include "tests/integration/redis_boards.hpp"
#include "tests/support/http_get.hpp"

namespace hoithi::test {

namespace {

constexpr std::chrono::seconds patience{60};
constexpr std::chrono::milliseconds look_again{20};

void write_units(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "agencies.tsv") << "code_2025\tname\tkind_2025\tpredecessor_names\n"
                                              "15\tLào Cai\ttỉnh\t\n"
                                              "01\tHà Nội\tthành phố\t\n"
                                              "46\tHuế\tthành phố\t\n";
}

}  // namespace

void wait_until(const std::function<bool()>& is_so, const std::string& what) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!is_so()) {
        if (std::chrono::steady_clock::now() > end) throw WaitedInVain("waited in vain: " + what);
        std::this_thread::sleep_for(look_again);
    }
}

RedisContest::RedisContest(Setup setup)
    : redis(setup.redis_options, setup.when),
      relay(
          setup.relayed ? std::make_unique<Relay>(folder_.path() / "relay.sock", redis.socket())
                        : nullptr
      ),
      venue(questions, 0, changes(setup.change), options(setup)),
      host(venue.host()) {
    watcher_ = venue.host();
    join_all();
}

Venue::Change RedisContest::changes(const Venue::Change& more) const {
    return [more](ContestFiles& files) {
        write_units(files.folder() / "units");
        Json rounds = Json::array();
        const Json& all = files.contest["rounds"][0]["questions"];
        for (int round = 0; round < 2; ++round) {
            const auto begin = all.begin() + round * round_questions;
            rounds.push_back(
                {{"title", "Vòng " + std::to_string(round + 1)},
                 {"bank", "bank"},
                 {"questions", Json(Json::array_t(begin, begin + round_questions))}}
            );
        }
        files.contest["rounds"] = rounds;
        files.contest["divisions"] = {
            {{"id", "officials"}, {"name", "Cán bộ"}}, {{"id", "people"}, {"name", "Người dân"}}};
        files.contest["units"] = {{"set", "agencies"}, {"board", {{"rule", "mean"}}}};
        if (more) more(files);
    };
}

ServerOptions RedisContest::options(const Setup& setup) const {
    const std::string relayed = "unix:" + (folder_.path() / "relay.sock").string();
    ServerOptions options{{"--redis", setup.relayed ? relayed : redis.address()}};
    options.arguments.insert(
        options.arguments.end(), setup.server_options.begin(), setup.server_options.end()
    );
    return options;
}

void RedisContest::join_all() {
    const std::array<std::string, 3> units{"2025:15", "2025:01", "2025:46"};
    for (std::size_t i = 0; i < crowd; ++i) {
        const Json more{
            {"division", i % 3 == 0 ? "people" : "officials"}, {"unit", units[i % units.size()]}};
        contenders_.push_back({venue.join("Nguyễn Văn " + std::to_string(i), more)});
    }
}

// --- playing ---

void RedisContest::open() {
    go_on(*host, "open");
    ++question_;
}

void RedisContest::answer(std::size_t count) {
    std::vector<Contender*> answering;
    for (Contender& one : contenders_) {
        if (answering.size() == count) break;
        if (one.given.contains(question_)) continue;
        // Some right, some not, and never all alike.
        const auto turn = static_cast<int>(one.player.number()) + question_;
        const int right = ContestFiles::right(question_);
        const int option = turn % 5 < 3 ? right : (right + turn) % 4;
        Given& given = one.given[question_] = {option, ++ids_, 0};
        one.player.client->send(
            {{"t", "answer"}, {"id", id_of(given.id)}, {"q", question_}, {"options", {option}}}
        );
        answering.push_back(&one);
    }
    for (Contender* one : answering) {
        Given& given = one->given.at(question_);
        const Json reply = one->player.client->await(
            [&](const Json& message) { return message.value("id", "") == id_of(given.id); },
            "recorded"
        );
        ASSERT_EQ(reply.at("t"), "recorded") << reply;
        given.elapsed = reply.at("elapsed");
    }
}

void RedisContest::finish() {
    answer();
    ASSERT_EQ(act(*host, "close")["t"], "done");
    await_phase(*host, "closed");
    go_on(*host, "reveal");
    go_on(*host, "board");
}

void RedisContest::play() {
    open();
    finish();
}

void RedisContest::stop() {
    host->drop();
    watcher_->drop();
    for (Contender& one : contenders_) one.player.client->drop();
    venue.server->signal(SIGTERM);
    EXPECT_EQ(venue.server->wait(), 0);
}

void RedisContest::come_back() {
    host = venue.host();
    watcher_ = venue.host();
    for (Contender& one : contenders_) venue.come_back(one.player);
}

void RedisContest::end() {
    ASSERT_EQ(act(*host, "end")["t"], "done");
    unveil_all(*host);
}

// --- what the server says of Redis ---

Json RedisContest::health() const {
    const HttpReply reply = http(venue.server->port(), "/healthz");
    EXPECT_EQ(reply.status, 200) << "Redis is no reason to send people elsewhere";
    return Json::parse(reply.body);
}

std::size_t RedisContest::log_lines(const std::string& event) const {
    const std::string log = venue.server->log();
    const std::string mark = R"("event":")" + event + '"';
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = log.find(mark, at)) != log.npos; ++at) ++lines;
    return lines;
}

double RedisContest::metric(const std::string& name) const {
    const std::string text = http(venue.server->port(), "/metrics").body;
    const std::size_t at = text.find("\n" + name + " ");
    if (at == std::string::npos) throw std::runtime_error("no metric " + name);
    return std::stod(text.substr(at + name.size() + 2));
}

void RedisContest::await_state(const std::string& state) {
    wait_until([&] { return this->state() == state; }, "redis " + state);
    EXPECT_EQ(health().at("status"), state == "ok" ? "ok" : "degraded");
    EXPECT_EQ(health().contains("reason"), state != "ok");
    EXPECT_EQ(metric("hoithi_redis_ok"), state == "ok" ? 1 : 0);
    const Json news = watcher_->await(
        [&](const Json& message) { return message["t"] == "redis" && message["state"] == state; },
        "news of Redis: " + state
    );
    EXPECT_EQ(news.at("reason").get<std::string>().empty(), state == "ok");
}

// --- whether nothing is lost ---

void RedisContest::expect_nothing_lost() {
    const Journalled kept = journalled(venue);
    EXPECT_EQ(kept.opened, question_) << "every question once";
    std::size_t given = 0;
    for (const Contender& one : contenders_) {
        for (const auto& [q, answer] : one.given) {
            ++given;
            const auto found = kept.answers.find({one.player.number(), q});
            ASSERT_NE(found, kept.answers.end()) << "recorded, and lost";
            EXPECT_EQ(json::client_key_text(found->second.key), id_of(answer.id));
            EXPECT_EQ(found->second.elapsed.count(), answer.elapsed);
        }
        int last = 0;
        for (const Json& view : one.player.client->heard("view")) {
            if (view["phase"] != "open") continue;
            const int q = view["question"]["q"];
            EXPECT_TRUE(last == 0 || q == last || q == last + 1) << q << " after " << last;
            last = q;
        }
        EXPECT_EQ(last, question_) << "the question that the player saw last";
    }
    EXPECT_EQ(kept.answers.size(), given);
    expect_scores();
}

/// The standings of the journal are those that anybody can work out from what players were told:
/// 1000 points falling in a straight line to 500 after 300 s, rounded up.
void RedisContest::expect_scores() const {
    std::map<std::uint32_t, Json> replayed;
    for (const Json& row : venue.replayed()) replayed[row[1]] = {row[2], row[3], row[4]};
    EXPECT_EQ(replayed.size(), contenders_.size());
    for (const Contender& one : contenders_) {
        std::int64_t points = 0;
        std::int64_t correct = 0;
        std::int64_t time = 0;
        for (const auto& [q, answer] : one.given) {
            if (answer.option != ContestFiles::right(q)) continue;
            points += 1000 - 1000 * answer.elapsed / 600'000;
            correct += 1;
            time += answer.elapsed;
        }
        EXPECT_EQ(replayed[one.player.number()], Json({points, correct, time}));
    }
}

void RedisContest::expect_boards() {
    const Boards expected =
        boards_of_journal(venue.files.data(), id(), venue.files.folder() / "units/agencies.tsv");
    ASSERT_GE(expected.size(), 5U) << "divisions, rounds, units";
    Boards found;
    const auto equal = [&] { return (found = boards_in_redis(redis, id())) == expected; };
    try {
        wait_until(equal, "boards");
    } catch (const WaitedInVain&) {
        EXPECT_EQ(found, expected);
    }
}

Outcome RedisContest::restore(const std::filesystem::path& data) const {
    return run_hoithi({"restore", "--redis", redis.address(), data, id()});
}

void RedisContest::expect_copy() {
    const Json expected = venue.replayed();
    const store::TemporaryFolder fresh;
    int tries = 0;
    Json replayed;
    wait_until(
        [&] {
            const auto data = fresh.path() / std::to_string(++tries);
            if (metric("hoithi_copy_lag_batches") > 0) return false;
            if (restore(data).status != 0) return false;
            replayed = replay_of(data, id());
            return replayed == expected;
        },
        "a complete copy"
    );
}

void RedisContest::expect_all_well() {
    await_state("ok");
    expect_nothing_lost();
    expect_boards();
    expect_copy();
}

}  // namespace hoithi::test
