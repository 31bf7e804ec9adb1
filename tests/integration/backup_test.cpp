#include <fstream>

#include <gmock/gmock.h>

#include "tests/integration/venue.hpp"
#include "tests/support/document.hpp"
#include "tests/support/process.hpp"
#include "tests/support/sample_media.hpp"

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;

/// The commands below "## Backup" in docs/operating.md, as they stand there.
std::string documented_commands() {
    const std::string page = content(HOITHI_SOURCE "/docs/operating.md");
    std::string commands;
    for (const std::string& line : block_of(page.substr(page.find("## Backup")), "sh")) {
        commands += line + "\n";
    }
    return commands;
}

/// Runs them in the folder that has `data`.
void back_up(const fs::path& folder) {
    const fs::path err = folder / "backup.err";
    const pid_t shell = start_process(
        {"sh", "-e", "-c", "cd \"$0\"\n" + documented_commands(), folder},
        folder / "backup.out",
        err
    );
    EXPECT_EQ(wait_for(shell), 0) << content(err);
    EXPECT_EQ(content(err), "");
}

/// A contest with a picture, in its second question, which An has answered.
class Backup : public testing::Test {
protected:
    void SetUp() override {
        host = venue.host();
        an = venue.join("An");
        binh = venue.join("Bình");
        go_on(*host, "open");
        answer(an, 1, ContestFiles::right(1), 1);
        for (const char* phase : {"closed", "reveal", "board", "open"}) go_on(*host, phase);
        answer(an, 2, ContestFiles::right(2), 2);
        data = venue.files.data();
        copy = venue.files.folder() / "backup";
    }

    Venue venue{2, 0, [](ContestFiles& files) {
                    files.bank["questions"][0]["media"] = {
                        {"kind", "image"}, {"path", "sky.png"}, {"alt", "The sky"}};
                    fs::create_directories(files.folder() / "banks");
                    std::ofstream(files.folder() / "banks/sky.png", std::ios::binary) << png();
                }};
    std::unique_ptr<WsClient> host;
    Player an;
    Player binh;
    fs::path data;
    fs::path copy;
};

TEST_F(Backup, AsDocumentedHasTheSameResultsAndDisturbsNobody) {
    ASSERT_NE(documented_commands().find(".backup"), std::string::npos);
    const Json results = venue.replayed();
    EXPECT_EQ(results.size(), 2U);
    back_up(venue.files.folder());
    EXPECT_EQ(replay_of(copy, venue.server->announced().contest), results);
    EXPECT_EQ(answer(binh, 2, 0, 3)["t"], "recorded") << "the contest goes on meanwhile";
    back_up(venue.files.folder());
    EXPECT_EQ(replay_of(copy, venue.server->announced().contest), venue.replayed());
    for (const fs::directory_entry& medium : fs::directory_iterator(data / "media")) {
        EXPECT_TRUE(content(copy / "media" / medium.path().filename()) == content(medium.path()));
    }
}

TEST_F(Backup, AsDocumentedIsWhatAnotherServerGoesOnWith) {
    const Announced before = venue.server->announced();
    back_up(venue.files.folder());
    venue.server->kill();
    fs::rename(data, venue.files.folder() / "lost");
    fs::rename(copy, data);

    venue.start();
    EXPECT_EQ(venue.server->announced().contest, before.contest);
    EXPECT_EQ(venue.server->announced().secret, before.secret);
    host = venue.host();
    venue.come_back(an);
    venue.come_back(binh);
    EXPECT_EQ(answer(an, 2, ContestFiles::right(2), 2)["t"], "recorded") << "as it was";
    EXPECT_EQ(answer(binh, 2, 0, 3)["t"], "recorded");
    act(*host, "close");
    await_phase(*host, "closed");
    go_on(*host, "reveal");
    act(*host, "end");
    unveil_all(*host);
    const Json final = await_winners(*an.client);
    EXPECT_EQ(final["boards"][0]["rows"][0]["name"], "An");
    EXPECT_EQ(venue.replayed(), rows_of(final["boards"][0]));
}

}  // namespace
}  // namespace hoithi::test
