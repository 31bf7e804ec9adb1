#include "engine/json/contest_json.hpp"

#include <gtest/gtest.h>

#include "tests/engine/json/protocol_fixture.hpp"

namespace hoithi::json {
namespace {

/// What the protocol's examples are of.
Setup setup() {
    Setup setup;
    setup.definition.title = "Chung kết Ngày Chuyển đổi số quốc gia 10.10";
    setup.definition.rounds.resize(2);
    setup.definition.rounds[0].title = "Khởi động";
    setup.definition.rounds[1].title = "Tăng tốc";
    setup.definition.rounds[1].scoring = Scoring{Scoring::Mode::speed, 200, false, 3, 100, 300};
    setup.definition.divisions = {{"main", "Thí sinh", false}};
    setup.definition.units = "vn-provinces";
    setup.definition.option_order = OptionOrder::shuffled;
    setup.paper.questions.resize(20);
    return setup;
}

const ContestContext context{
    "k3v9q2m7xa",
    "482915",
    "http://192.168.1.5:8080/?code=482915",
    "/api/units",
    [](const std::string& picture) { return "/media/" + picture; },
    Time{1'790'000'000'000}};

nlohmann::json written(const Setup& setup) {
    return nlohmann::json::parse(write_contest(setup, context));
}

TEST(ContestJson, IsTheProtocolsMessage) {
    EXPECT_EQ(written(setup()), protocol_message("contest"));
}

TEST(ContestJson, TellsTheStagesAddressWhereItIsGiven) {
    ContestContext of_host = context;
    of_host.stage_url = "http://192.168.1.5:8080/stage#k3v9q2m7xa.c3d2e1f00f1e2d3c4b5a69788796a5b4";
    EXPECT_EQ(
        nlohmann::json::parse(write_contest(setup(), of_host)), protocol_message("contest_host")
    );
}

TEST(ContestJson, TellsOfFurtherAddressesWhereTheyAreGiven) {
    const std::vector<std::string> addresses{"http://192.168.1.5:8080", "http://10.8.0.6:8080"};
    ContestContext of_host = context;
    of_host.addresses = &addresses;
    const auto written = nlohmann::json::parse(write_contest(setup(), of_host));
    EXPECT_EQ(written["addresses"], nlohmann::json(addresses));
}

TEST(ContestJson, MarksTheDivisionOfAnAudienceThatPlays) {
    auto playing = setup();
    playing.definition.audience = Audience::play;
    playing.definition.divisions.push_back({"hall", "Khán giả", true});
    playing.definition.units = "";
    EXPECT_EQ(written(playing), protocol_message("contest_audience"));
}

TEST(ContestJson, TellsWhatSettlesPlacesWhereItIsNotTheUsual) {
    auto settled = setup();
    settled.definition.tie_break = {TieBreak::points, TieBreak::prediction, TieBreak::earliest};
    settled.definition.prediction = Prediction::participants;
    EXPECT_EQ(written(settled), protocol_message("contest_tie_break"));
}

TEST(ContestJson, TellsTheOrganizersLook) {
    auto known = setup();
    known.definition.theme.logo = "logo.png";
    known.definition.theme.mark = Emblem::ten_ten;
    known.definition.theme.partners = {{"VNPT", "vnpt.png"}, {"Sở Khoa học và Công nghệ", ""}};
    EXPECT_EQ(written(known), protocol_message("contest_look"));
}

TEST(ContestJson, AsksForAPredictionWhereThereIsOne) {
    auto predicted = setup();
    predicted.definition.prediction = Prediction::participants;
    EXPECT_EQ(written(predicted)["prediction"], "participants");
}

}  // namespace
}  // namespace hoithi::json
