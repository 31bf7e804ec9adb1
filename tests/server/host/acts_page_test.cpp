#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "tests/engine/json/source_file.hpp"
#include "tests/server/host/host_world.hpp"
#include "tests/support/document.hpp"

namespace hoithi::test {
namespace {

// Of the table of docs/protocol.md that says what becomes of each act in each phase the rows that
// tests/server/protocol/phases_page_test.cpp leaves out, since they are more than a command.

using nlohmann::json;

/// Contests one after the other, each with a host, and Bình as contestant 1.
class ActsPage : public testing::Test {
protected:
    /// A new contest that stands where the column says.
    void play_up_to(const std::string& column) {
        ContestDefinition definition = sample_definition(2);
        if (column.starts_with("lead_in")) definition.lead_in = Millis{60'000};
        if (column == "grace") definition.grace = Millis{5'000};
        world.open(definition);
        world.attended = world.desk.contests().size() - 1;
        host = world.come(bus::Role::host);
        world.join("An");
        world.join("Bình");
        if (column == "lobby") return;
        do_it(Start{});
        if (!column.starts_with("lead_in")) world.until_phase(Phase::open);
        if (column.ends_with("paused")) return do_it(Pause{});
        if (column == "lead_in" || column == "open") return;
        if (column == "finished") return do_it(End{});
        do_it(CloseQuestion{});
        if (column == "grace") return;
        world.until_phase(Phase::closed);
        for (const Phase phase : {Phase::closed, Phase::reveal, Phase::board}) {
            if (column == name(phase)) return;
            do_it(Advance{});
        }
        ADD_FAILURE() << "no phase " << column;
    }

    std::string standing() const {
        const Contest& contest = world.state();
        if (contest.paused) return std::string(name(contest.phase)) + ", paused";
        const bool late =
            contest.phase == Phase::open && contest.current()->closes_at <= contest.at;
        return late ? "grace" : std::string(name(contest.phase));
    }

    /// As the host's page sends it; the answer to it.
    json act(json message) {
        message["t"] = "do";
        message["n"] = ++acts_;
        const auto read = protocol::decode(message.dump());
        if (!read) throw std::invalid_argument(message.dump());
        const bus::ContestSlot slot{static_cast<std::uint32_t>(world.attended)};
        if (const auto* people = std::get_if<protocol::PeopleAct>(&*read)) {
            world.desk.request(slot, bus::PeopleCommand{host, *people});
        } else {
            const auto& address = std::get<protocol::AddressAct>(*read);
            world.desk.request(slot, bus::AddressCommand{host, address});
        }
        world.settle();
        for (const json& reply : world.heard(host)) {
            if (reply.value("n", 0) == acts_) return reply;
        }
        return nullptr;
    }
    json about(const char* what) { return act({{"act", what}, {"contestant", 1}}); }
    json take_back(const json& done) {
        return act({{"act", "take_back"}, {"batch", done.at("batch")}});
    }

    store::TemporaryFolder folder;
    HostWorld world{folder.path()};

private:
    void do_it(Command command) {
        world.act(host, std::move(command));
        world.settle();
    }

    ConnectionId host{};
    int acts_ = 1'000'000;  // numbers that the world gives no command
};

TEST_F(ActsPage, SaysWhatBecomesOfActsThatAreMoreThanACommand) {
    const std::map<std::string, std::function<json()>> cases{
        {"`release`",
         [&] {
             about("hold");
             return about("release");
         }},
        {"`release` of a name that is not held", [&] { return about("release"); }},
        {"`rename`",
         [&] {
             return act({{"act", "rename"}, {"contestant", 1}, {"name", "Nguyễn Bình"}});
         }},
        {"`take_back`", [&] { return take_back(about("remove")); }},
        {"`take_back` of what was taken back",
         [&] {
             const json removed = about("remove");
             take_back(removed);
             return take_back(removed);
         }},
        {"`address`",
         [&] {
             world.move_to({"http://127.0.0.1:8080", "http://10.0.0.5:8080"});
             return act({{"act", "address"}, {"url", "http://10.0.0.5:8080"}});
         }},
        {"`address` that the server has not",
         [&] {
             return act({{"act", "address"}, {"url", "http://10.0.0.6:8080"}});
         }},
    };
    const auto table = table_of(source_file("docs/protocol.md"), "`do`");
    ASSERT_FALSE(table.empty());
    const TableRow& head = table.front();
    std::size_t found = 0;
    for (const TableRow& row : table) {
        const auto known = cases.find(row.front());
        if (known == cases.end()) continue;
        ++found;
        ASSERT_EQ(row.size(), head.size());
        for (std::size_t column = 1; column < row.size(); ++column) {
            json reply;
            // A grace is short, and the machine may be busy for longer.
            for (int tries = 0; tries < 20; ++tries) {
                play_up_to(head[column]);
                const std::string before = standing();
                reply = known->second();
                if (head[column] == "grace" && world.state().phase == Phase::closed) continue;
                EXPECT_EQ(before, head[column]);
                break;
            }
            const bool done = reply["t"] == "done";
            const std::string where = standing() == head[column] ? "=" : standing();
            const std::string seen =
                done ? where : "`" + reply.value("reason", std::string("nothing")) + "`";
            EXPECT_EQ(seen, row[column]) << row.front() << " in " << head[column];
        }
    }
    EXPECT_EQ(found, cases.size()) << "each case has its row";
}

}  // namespace
}  // namespace hoithi::test
