#include <sys/stat.h>

#include <fstream>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/sample_media.hpp"

namespace hoithi::test {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The program's commands on files of a test's own.
class Commands : public testing::Test {
protected:
    Commands() { files.write(); }

    std::string bank() const { return files.folder() / "banks/bank.json"; }
    std::string contest() const { return files.folder() / "contest.json"; }
    Outcome check_contest() {
        files.write();
        return run_hoithi(
            {"contest",
             "check",
             contest(),
             "--banks",
             files.folder() / "banks",
             "--units",
             files.folder() / "units"}
        );
    }

    store::TemporaryFolder folder;
    ContestFiles files{folder.path(), 3, 1};
};

TEST_F(Commands, ASoundBankIsOk) {
    const Outcome outcome = run_hoithi({"bank", "check", bank()});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr("bank.json: ok, 4 questions in 1 topics"));
    EXPECT_EQ(outcome.err, "");
}

TEST_F(Commands, EveryFaultOfABankIsListedWithItsPlaceAndRemedy) {
    files.bank["questions"][0]["key"] = "Z";
    files.bank["questions"][1]["secnds"] = 20;
    files.bank["questions"][2].erase("text");
    files.write();
    const Outcome outcome = run_hoithi({"bank", "check", bank()});
    EXPECT_EQ(outcome.status, 1);
    for (const char* place :
         {"#/questions/0/key: ", "#/questions/1/secnds: ", "#/questions/2/text: "}) {
        EXPECT_THAT(outcome.err, HasSubstr(place));
    }
    EXPECT_THAT(outcome.err, HasSubstr("→ "));
    const Outcome vietnamese = run_hoithi({"--vi", "bank", "check", bank()});
    EXPECT_EQ(vietnamese.status, 1);
    EXPECT_NE(vietnamese.err, outcome.err);
}

TEST_F(Commands, WhatCouldBeBetterAboutABankIsListedAndCounted) {
    files.bank["questions"][0]["true_on"] = "2020-01-01";
    files.bank["questions"][0]["valid_to"] = "2020-12-31";
    for (auto& question : files.bank["questions"]) {
        question["source"]["document"] = "Decree No. 69/2024/NĐ-CP";
    }
    files.write();
    const Outcome outcome = run_hoithi({"bank", "check", bank()});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.out, HasSubstr("#/questions/0/valid_to: the fact was true for the last "));
    EXPECT_THAT(outcome.out, HasSubstr("    → ask it as history"));
    EXPECT_THAT(outcome.out, HasSubstr("    4  no article\n"));
    EXPECT_THAT(outcome.out, HasSubstr("    1  fact that has lapsed\n"));
    const Outcome vietnamese = run_hoithi({"--vi", "bank", "check", bank()});
    EXPECT_EQ(vietnamese.status, 0);
    EXPECT_THAT(vietnamese.out, HasSubstr("    4  thiếu điều, khoản hoặc mục\n"));
}

TEST_F(Commands, WarningsThatABankAcceptsAreCountedApart) {
    files.bank["questions"] = {files.bank["questions"][0]};
    files.bank["questions"][0]["source"]["document"] = "Decree No. 69/2024/NĐ-CP";
    files.write();
    const Outcome before = run_hoithi({"bank", "check", bank()});
    EXPECT_THAT(before.out, HasSubstr("    1  no article\n"));
    EXPECT_THAT(before.out, Not(HasSubstr("accepts, with reasons")));
    files.bank["questions"][0]["accepted_warnings"] = {{"no_article", "Not read in full."}};
    files.write();
    const Outcome after = run_hoithi({"bank", "check", bank()});
    EXPECT_THAT(after.out, Not(HasSubstr("no article")));
    EXPECT_THAT(
        after.out, HasSubstr("bank.json: 1 warnings that the bank accepts, with reasons\n")
    );
    const Outcome vietnamese = run_hoithi({"--vi", "bank", "check", bank()});
    EXPECT_THAT(vietnamese.out, HasSubstr("bank.json: đạt, 1 câu hỏi, 1 chủ đề"));
    EXPECT_THAT(vietnamese.out, HasSubstr("1 cảnh báo được bộ câu hỏi chấp nhận, có nêu lý do\n"));
}

TEST_F(Commands, OneFaultyBankOfTwoIsEnough) {
    std::ofstream(folder.path() / "broken.json") << "{";
    const Outcome outcome = run_hoithi({"bank", "check", bank(), folder.path() / "broken.json"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.out, HasSubstr("bank.json: ok"));
    EXPECT_THAT(outcome.err, HasSubstr("broken.json"));
}

TEST_F(Commands, ASoundContestIsOk) {
    const Outcome outcome = check_contest();
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("ok, 3 questions in 1 rounds, 1 spares"));
}

TEST_F(Commands, SparesOfNamedQuestionsAreBetterNamedToo) {
    files.contest["rounds"][0].erase("draw");
    files.contest["rounds"][0]["questions"] = {"q1", "q2"};
    files.contest["rounds"][0]["spares"] = 1;
    const Outcome drawn = check_contest();
    EXPECT_EQ(drawn.status, 0) << drawn.err;
    EXPECT_THAT(drawn.out, HasSubstr("#/rounds/0/spares: is drawn by lot from the whole bank"));
    files.contest["rounds"][0]["spares"] = {"q3"};
    const Outcome named = check_contest();
    EXPECT_EQ(named.status, 0) << named.err;
    EXPECT_THAT(named.out, Not(HasSubstr("/spares")));
    EXPECT_THAT(named.out, HasSubstr("1 spares"));
}

TEST_F(Commands, FaultsOfAContestAndOfItsDraws) {
    files.contest["grace_ms"] = -1;
    files.contest["tie_break"] = {"points", "beauty"};
    const Outcome shape = check_contest();
    EXPECT_EQ(shape.status, 1);
    EXPECT_THAT(shape.err, HasSubstr("#/grace_ms: "));
    EXPECT_THAT(shape.err, HasSubstr("#/tie_break/1: "));

    files.contest.erase("grace_ms");
    files.contest.erase("tie_break");
    files.contest["rounds"][0]["questions"] = {"q1", "q9"};
    files.contest["rounds"][0]["spares"] = 50;
    const Outcome draws = check_contest();
    EXPECT_EQ(draws.status, 1);
    EXPECT_THAT(draws.err, HasSubstr("#/rounds/0/questions/1: "));
    EXPECT_THAT(draws.err, HasSubstr("#/rounds/0/spares: "));
}

TEST_F(Commands, ServeDoesNotStartWithFaultyFiles) {
    files.contest["title"] = "";
    files.write();
    EXPECT_THROW(ServerProcess{files.folder()}, std::runtime_error);
    files.contest["title"] = "Sample";
    files.bank["questions"][0]["key"] = "Z";
    files.write();
    EXPECT_THROW(ServerProcess{files.folder()}, std::runtime_error);
    files.bank["questions"][0]["key"] = "A";
    files.contest["units"]["set"] = "nowhere";
    files.write();
    EXPECT_THROW(ServerProcess{files.folder()}, std::runtime_error);
    files.contest["units"] = {{"set", "places"}, {"board", {{"rule", "share"}}}};
    files.write();
    EXPECT_THROW(ServerProcess{files.folder()}, std::runtime_error) << "without head-counts";
    files.contest["units"]["board"]["rule"] = "sum";
    files.write();
    EXPECT_NO_THROW(ServerProcess{files.folder()});
}

TEST_F(Commands, TheCheckRefusesWhatTheServerWould) {
    files.contest["units"]["set"] = "nowhere";
    EXPECT_THAT(check_contest().err, HasSubstr("#/units/set: "));
    files.contest["units"]["set"] = "places";
    files.contest["theme"]["logo"] = "logo.png";
    EXPECT_THAT(check_contest().err, HasSubstr("#/theme/logo: the file \"logo.png\" cannot"));
    std::ofstream(folder.path() / "logo.png") << test::png();
    EXPECT_EQ(check_contest().status, 0);
    files.bank["questions"][0]["media"] = {{"kind", "audio"}, {"path", "gong.wav"}};
    EXPECT_THAT(check_contest().err, HasSubstr("bank.json#/questions/0/media/path: "));
    ASSERT_EQ(::mkfifo((folder.path() / "banks/gong.wav").c_str(), 0600), 0);
    EXPECT_THAT(run_hoithi({"bank", "check", bank()}).err, HasSubstr("is no file"));
    EXPECT_EQ(run_hoithi({"bank", "check", folder.path() / "banks/gong.wav"}).status, 1)
        << "and does not wait";
    EXPECT_EQ(run_hoithi({"bank", "check", "/dev/zero"}).status, 1);
}

TEST_F(Commands, TwoFilesOfOneBankAreRefusedEverywhere) {
    files.write();
    std::filesystem::copy_file(bank(), folder.path() / "banks/bank - Copy.json");
    const auto names_both = testing::AllOf(HasSubstr("bank - Copy.json"), HasSubstr("bank.json"));
    const Outcome of_folder = run_hoithi({"bank", "check", folder.path() / "banks"});
    EXPECT_EQ(of_folder.status, 1);
    EXPECT_THAT(of_folder.err, names_both);
    const Outcome of_contest = check_contest();
    EXPECT_EQ(of_contest.status, 1);
    EXPECT_THAT(of_contest.err, names_both);
    EXPECT_THROW(ServerProcess{files.folder()}, std::runtime_error);
}

TEST_F(Commands, WhatNoContestNeedsStopsNothing) {
    files.write();
    std::ofstream(folder.path() / "banks/broken.json") << "{";
    std::ofstream(folder.path() / "banks/._bank.json") << "Mac OS X";
    const Outcome checked = check_contest();
    EXPECT_EQ(checked.status, 0) << checked.err;
    EXPECT_THAT(
        checked.out, HasSubstr("broken.json: left out, since the contest does not need it\n")
    );
    EXPECT_THAT(checked.out, Not(HasSubstr("._bank")));
    const ServerProcess server(files.folder());
    EXPECT_THAT(server.log(), HasSubstr("file_left_out"));
    EXPECT_THAT(server.log(), HasSubstr("broken.json"));
    EXPECT_EQ(run_hoithi({"bank", "check", folder.path() / "banks"}).status, 1);
}

TEST_F(Commands, TellInVietnameseWhereverTheyAreAskedTo) {
    files.contest["rounds"][0]["bank"] = "nowhere";
    files.write();
    const std::string file = contest();
    const std::string banks = files.folder() / "banks";
    const std::string units = files.folder() / "units";
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"--vi", "contest", "check", file, "--banks", banks, "--units", units},
             {"contest", "--vi", "check", file, "--banks", banks, "--units", units},
             {"contest", "check", "--vi", file, "--banks", banks, "--units", units},
             {"contest", "check", file, "--banks", banks, "--units", units, "--vi"}}) {
        EXPECT_THAT(run_hoithi(words).err, HasSubstr("không có bộ câu hỏi \"nowhere\""));
    }
    const Outcome served = run_hoithi(
        {"serve",
         "--port=0",
         "--bind=127.0.0.1",
         "--data=" + (files.folder() / "data").string(),
         "--banks=" + banks,
         "--units=" + units,
         "--pages=" + (files.folder() / "pages").string(),
         "--contest=" + file,
         "--vi"}
    );
    EXPECT_EQ(served.status, 1);
    EXPECT_THAT(served.err, HasSubstr("không có bộ câu hỏi \"nowhere\""));
}

TEST_F(Commands, ServeNamesAnOptionThatIsWrongWithItsRemedy) {
    for (const char* option :
         {"--bind=nix",
          "--public-url=thi.example.vn",
          "--public-url=http://x/hoithi/",
          "--pages=nix"}) {
        const Outcome outcome = run_hoithi({"serve", option});
        EXPECT_EQ(outcome.status, 1);
        std::string told = option;
        told[told.find('=')] = ' ';
        EXPECT_THAT(outcome.err, HasSubstr(told + ": "));
        EXPECT_THAT(outcome.err, HasSubstr("\n    → "));
    }
}

TEST_F(Commands, WhatFilesHoldDoesNotSteerTheTerminal) {
    files.bank["\x1B]0;owned\x07\xE2\x80\xAE"] = 1;
    files.write();
    const Outcome checked = run_hoithi({"bank", "check", bank(), "a\x1B[2J\nb.json"});
    EXPECT_THAT(checked.err, HasSubstr("\\u{1b}]0;owned\\u{7}\\u{202e}"));
    EXPECT_THAT(checked.err, HasSubstr("a\\u{1b}[2J\\u{a}b.json"));
    const Outcome option = run_hoithi({"--\x1B[2J", "\xC2\x9B"});
    EXPECT_EQ(option.status, 2);
    for (const std::string& said : {checked.out + checked.err, option.out + option.err}) {
        for (const char* raw : {"\x1B", "\x07", "\xE2\x80\xAE", "\xC2\x9B"}) {
            EXPECT_THAT(said, Not(HasSubstr(raw)));
        }
    }
}

TEST_F(Commands, TheCommandLineItself) {
    EXPECT_EQ(run_hoithi({}).status, 2);
    EXPECT_EQ(run_hoithi({"dance"}).status, 2);
    EXPECT_EQ(run_hoithi({"bank", "check"}).status, 2);
    EXPECT_EQ(run_hoithi({"serve", "--port", "many"}).status, 2);
    const Outcome help = run_hoithi({"--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_THAT(help.out, HasSubstr("hoithi serve"));
}

TEST_F(Commands, ReplayNeedsAContest) {
    EXPECT_EQ(run_hoithi({"replay", folder.path() / "nothing"}).status, 1);
    Venue venue(1);
    const Outcome list = run_hoithi({"replay", venue.files.data()});
    EXPECT_EQ(list.status, 0);
    EXPECT_THAT(list.out, HasSubstr(venue.server->announced().contest));
    EXPECT_THAT(list.out, Not(HasSubstr(venue.server->announced().secret)));
    EXPECT_EQ(run_hoithi({"replay", venue.files.data(), "000000"}).status, 1);
    EXPECT_EQ(run_hoithi({"replay", venue.files.data(), venue.server->announced().code}).status, 0);
}

}  // namespace
}  // namespace hoithi::test
