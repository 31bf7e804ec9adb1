#include <set>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/http_get.hpp"

namespace hoithi::test {
namespace {

using testing::IsEmpty;

/// Reads the frames that one connection heard, in order, as somebody who looks for what is right
/// before it is told.
class Prying {
public:
    explicit Prying(int questions) : questions_(questions) {}

    void read(const std::string& frame) {
        const Json message = Json::parse(frame);
        if (message["t"] == "view") read_view(message);
        if (message["t"] == "me") read_me(message);
        look_for_words(frame);
        look_for_fields(message, "");
        for (const std::string& secret : secrets) {
            if (frame.find(secret) != frame.npos) found.push_back("a secret that opens a page");
        }
    }

    std::vector<std::string> secrets;
    std::vector<std::string> found;
    std::set<int> revealed;

private:
    void read_view(const Json& view) {
        current_ = 0;
        const std::string phase = view["phase"];
        for (const char* field : {"next", "spares", "history"}) {
            if (view.contains(field)) found.push_back(std::string("a view with ") + field);
        }
        if (!view["question"].is_null() && view["question"].contains("text")) {
            current_ = number_of(view["question"]["text"]);
            shown_.insert(current_);
        }
        if (view["reveal"].is_null()) return;
        if (phase != "reveal" && phase != "board") found.push_back("a reveal in phase " + phase);
        revealed.insert(current_);
    }

    void read_me(const Json& me) {
        const bool open = current_ != 0 && !revealed.contains(current_);
        if (open && !me["result"].is_null()) found.push_back("a result before the reveal");
    }

    void look_for_words(const std::string& frame) {
        for (int n = 1; n <= questions_; ++n) {
            if (!revealed.contains(n) && frame.find(ContestFiles::explanation(n)) != frame.npos) {
                found.push_back("the explanation of " + std::to_string(n));
            }
            if (!shown_.contains(n) && frame.find(ContestFiles::text(n)) != frame.npos) {
                found.push_back("the text of " + std::to_string(n));
            }
        }
    }

    // Wherever it stands: only a reveal may have a key.
    void look_for_fields(const Json& json, const std::string& path) {
        if (!json.is_structured()) return;
        for (const auto& [name, value] : json.items()) {
            const std::string at = path + "/" + name;
            const bool tells = name == "key" || name == "explanation" || name == "counts" ||
                               name == "right" || name == "texts" || name == "tolerance";
            const bool may = path == "/reveal" || path == "/result";
            if (tells && !may && json.is_object()) found.push_back("the field " + at);
            look_for_fields(value, at);
        }
    }

    static int number_of(const std::string& text) {
        return std::stoi(text.substr(std::string("Question-").size()));
    }

    int questions_;
    int current_ = 0;
    std::set<int> shown_;
};

/// Everybody who may not know: two contestants, a stage, a spectator, one who comes late.
class Secrecy : public testing::Test {
protected:
    static constexpr int questions = 5;
    static constexpr int spares = 2;

    void expect_no_secret(const WsClient& client, const std::string& who) {
        Prying prying(questions + spares);
        prying.secrets = {venue.server->announced().secret, venue.server->announced().stage};
        for (const std::string& frame : client.heard()) prying.read(frame);
        EXPECT_THAT(prying.found, IsEmpty()) << who;
        EXPECT_GE(prying.revealed.size(), 3U) << who << " saw a contest";
    }

    /// Opens the next question; its showing.
    int open() {
        go_on(*host, "open");
        return ++showing;
    }
    void close() {
        act(*host, "close");
        await_phase(*host, "closed");
    }

    Venue venue{questions, spares};
    std::unique_ptr<WsClient> host = venue.host();
    int showing = 0;
};

TEST_F(Secrecy, NobodyLearnsAKeyBeforeTheReveal) {
    const auto stage = venue.look_on("stage");
    const auto spectator = venue.look_on("spectator");
    Player an = venue.join("An");
    Player binh = venue.join("Bình");

    // Asked, answered, revealed, void, restored, its key changed, and back on the board.
    const int first = open();
    answer(an, first, 0, 1);
    answer(binh, first, 1, 2);
    act(*host, "pause");
    act(*host, "resume");
    close();
    go_on(*host, "reveal");
    act(*host, "void", {{"q", first}, {"reason", "Hai đáp án đúng."}});
    act(*host, "restore", {{"q", first}, {"reason", "Chỉ một."}});
    act(*host, "change_key", {{"q", first}, {"key", {2}}, {"reason", "In sai."}});
    go_on(*host, "board");

    // Skipped while open, its answer given; then corrections of the first while another is open.
    open();
    answer(an, showing, 1, 3);
    act(*host, "skip");
    ++showing;
    await_phase(*host, "open");
    answer(an, showing, 2, 4);
    act(*host, "change_key", {{"q", first}, {"key", {0}}, {"reason", "Đúng như cũ."}});

    // Replaced by a spare while open, and the spare by another once it was closed.
    act(*host, "replace");
    ++showing;
    await_phase(*host, "open");
    close();
    act(*host, "replace");
    ++showing;
    await_phase(*host, "open");
    answer(binh, showing, 3, 5);
    Player late = venue.join("Muộn");
    close();
    const auto joined_while_closed = venue.look_on("stage");
    go_on(*host, "reveal");
    venue.come_back(an);
    go_on(*host, "board");

    for (int n = 4; n <= questions; ++n) {
        open();
        answer(binh, showing, 0, 10 + static_cast<std::uint64_t>(n));
        answer(an, showing, 0, 20 + static_cast<std::uint64_t>(n));
        close();
        go_on(*host, "reveal");
        go_on(*host, "board");
    }
    go_on(*host, "finished");
    for (WsClient* client :
         {stage.get(),
          spectator.get(),
          binh.client.get(),
          an.client.get(),
          late.client.get(),
          joined_while_closed.get()}) {
        await_phase(*client, "finished");
    }
    expect_no_secret(*stage, "the stage");
    expect_no_secret(*spectator, "a spectator");
    expect_no_secret(*binh.client, "a contestant");
    expect_no_secret(*an.client, "one who came back");
    expect_no_secret(*late.client, "one who came late");
    expect_no_secret(*joined_while_closed, "a stage that came late");
}

TEST_F(Secrecy, AContestBrokenOffTellsNothingMore) {
    const auto stage = venue.look_on("stage");
    Player an = venue.join("An");
    for (int i = 0; i < 3; ++i) {
        open();
        answer(an, showing, 0, static_cast<std::uint64_t>(i));
        close();
        go_on(*host, "reveal");
        go_on(*host, "board");
    }
    open();
    answer(an, showing, 0, 99);
    act(*host, "end");
    await_phase(*stage, "finished");
    await_phase(*an.client, "finished");
    expect_no_secret(*stage, "the stage");
    expect_no_secret(*an.client, "a contestant");
}

TEST(SecrecyOfTheStage, OnlyHostsAreToldItsAddress) {
    Venue venue(1);
    const std::string& secret = venue.server->announced().stage;
    ASSERT_EQ(secret.size(), 32U);
    EXPECT_NE(secret, venue.server->announced().secret);
    const auto host = venue.connect();
    host->send(
        {{"t", "hello"},
         {"as", "host"},
         {"contest", venue.server->announced().contest},
         {"secret", venue.server->announced().secret}}
    );
    EXPECT_EQ(
        host->await("contest")["stage_url"],
        "http://test/stage#" + venue.server->announced().contest + "." + secret
    );
    const auto stage = venue.look_on("stage");
    for (const std::string& frame : stage->heard()) {
        EXPECT_EQ(frame.find("stage_url"), std::string::npos) << frame;
    }
}

TEST(SecrecyOfTheStage, TheContestantsCodeOpensNoStage) {
    Venue venue(1);
    const Announced& announced = venue.server->announced();
    for (const Json& more : {
             Json{{"code", announced.code}},
             Json{{"code", announced.code}, {"secret", announced.code}},
             Json{{"contest", announced.contest}},
             Json{{"contest", announced.contest}, {"secret", announced.secret}},
         }) {
        const auto stage = venue.connect();
        Json hello = more;
        hello["t"] = "hello";
        hello["as"] = "stage";
        stage->send(hello);
        EXPECT_EQ(stage->await("refused")["reason"], "bad_secret") << hello;
        EXPECT_EQ(stage->await_close(), 4401);
    }
}

// `"audience": "none"`: without a secret nobody gets further than what the contest is called.
TEST(SecrecyOfTheStage, WithoutAnAudienceTheCodeShowsNothing) {
    Venue venue(1, 0, [](ContestFiles& files) { files.contest["audience"] = "none"; });
    Player an = venue.join("Trần Văn Bình");
    for (const char* as : {"stage", "spectator"}) {
        const auto onlooker = venue.connect();
        onlooker->send({{"t", "hello"}, {"as", as}, {"code", venue.server->announced().code}});
        onlooker->await("refused");
        onlooker->await_close();
        ASSERT_EQ(onlooker->heard().size(), 1U) << as;
        EXPECT_EQ(onlooker->heard().front().find("Bình"), std::string::npos) << as;
    }
    const auto newcomer = venue.connect();
    newcomer->send({{"t", "hello"}, {"as", "contestant"}, {"code", venue.server->announced().code}}
    );
    newcomer->await("contest");
    EXPECT_EQ(newcomer->heard().size(), 1U) << "no view before they join";
}

TEST(SecrecyOfNames, AHeldNameIsInNoFrameToOthers) {
    const std::string held = "Tên Không Đẹp";
    Venue venue(1);
    const auto host = venue.host();
    const auto stage = venue.look_on("stage");
    const auto spectator = venue.look_on("spectator");
    EXPECT_EQ(act(*host, "hold_new")["t"], "done");
    Player other = venue.join("Trần Văn Bình");
    Player bad = venue.join(held);
    EXPECT_EQ(bad.welcome["name"], held) << "their own";
    EXPECT_EQ(act(*host, "release", {{"contestant", 0}})["t"], "done");
    go_on(*host, "open");
    answer(bad, 1, 0, 1);
    act(*host, "close");
    await_phase(*host, "closed");
    for (const char* phase : {"reveal", "board", "finished"}) go_on(*host, phase);
    unveil_all(*host);
    for (WsClient* client : {stage.get(), spectator.get(), other.client.get()}) {
        const Json last = await_winners(*client);
        EXPECT_EQ(last["boards"][0]["rows"][0]["name"], "Thí sinh 2");
        EXPECT_EQ(last["boards"][0]["rows"][1]["name"], "Trần Văn Bình");
        for (const std::string& frame : client->heard()) {
            EXPECT_EQ(frame.find("Đẹp"), std::string::npos) << frame;
        }
    }
    const std::string board = "/api/contests/" + venue.server->announced().contest + "/board";
    EXPECT_EQ(http(venue.server->port(), board).body.find("Đẹp"), std::string::npos);
}

TEST(SecrecyOfNames, AMaskedNameIsWholeInNoFrameToOthers) {
    const std::string whole = "Nguyễn Thị Minh Ánh";
    Venue venue(1, 0, [](ContestFiles& files) { files.contest["public_names"] = "masked"; });
    const auto host = venue.host();
    const auto stage = venue.look_on("stage");
    const auto spectator = venue.look_on("spectator");
    Player other = venue.join("Trần Văn Bình");
    Player anh = venue.join(whole);
    EXPECT_EQ(anh.welcome["name"], whole);
    stage->await(
        [](const Json& message) { return message["t"] == "lobby" && message["joined"] == 2; },
        "both in the lobby"
    );
    go_on(*host, "open");
    answer(anh, 1, 0, 1);
    act(*host, "close");
    await_phase(*host, "closed");
    for (const char* phase : {"reveal", "board", "finished"}) go_on(*host, phase);
    unveil_all(*host);
    for (WsClient* client : {stage.get(), spectator.get(), other.client.get()}) {
        const Json last = await_winners(*client);
        EXPECT_EQ(last["boards"][0]["rows"][0]["name"], "Nguyễn T. M. Á.");
        for (const std::string& frame : client->heard()) {
            for (const char* part : {"Thị", "Minh", "Ánh"}) {
                EXPECT_EQ(frame.find(part), std::string::npos) << frame;
            }
        }
    }
}

}  // namespace
}  // namespace hoithi::test
