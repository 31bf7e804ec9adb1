#include "tests/server/loops/two_loops.hpp"

#include <algorithm>

namespace hoithi::test {

namespace {

constexpr std::chrono::seconds patience{60};

}  // namespace

TwoLoops::TwoLoops() {
    near_.serve(near_port);
    far_.serve(far_port);
    first.start();
    second.start();
    std::promise<void> opened;
    boost::asio::post(first.context(), [&] {
        const Faults faults =
            desk_.open(sample_definition(), [&](const host::ContestHost& contest) {
                code_ = contest.row().code;
                contest_ = contest.row().id;
                secret_ = secrets_.host_secret(contest_);
                opened.set_value();
            });
        EXPECT_TRUE(faults.empty());
    });
    opened.get_future().wait();
}

TwoLoops::~TwoLoops() {
    guests_.clear();
    boost::asio::post(second.context(), [this] {
        far_.stop();
        far_port.close_all(1001, "stopping");
        second.release();
    });
    boost::asio::post(first.context(), [this] {
        desk_.stop();
        near_.stop();
        near_port.close_all(1001, "stopping");
        first.release();
    });
    second.join();
    first.join();
}

std::string TwoLoops::new_key() {
    std::string digits = std::to_string(++keys_);
    return std::string(32 - digits.size(), '0') + digits;
}

std::shared_ptr<Guest> TwoLoops::connect() {
    guests_.push_back(std::make_shared<Guest>(near_port.bound_port()));
    return guests_.back();
}

std::shared_ptr<Guest> TwoLoops::host() {
    auto guest = connect();
    guest->say({{"t", "hello"}, {"as", "host"}, {"contest", contest_}, {"secret", secret_}});
    until([&] { return guest->count("room") > 0; });
    return guest;
}

std::shared_ptr<Guest> TwoLoops::knock() {
    auto guest = connect();
    guest->say({{"t", "hello"}, {"as", "contestant"}, {"code", code_}});
    return guest;
}

std::shared_ptr<Guest> TwoLoops::knock_again(const Json& welcome) {
    auto guest = connect();
    guest->say(
        {{"t", "hello"},
         {"as", "contestant"},
         {"contest", contest_},
         {"contestant", welcome.at("contestant")},
         {"token", welcome.at("token")}}
    );
    return guest;
}

void TwoLoops::join(Guest& guest) {
    const std::string key = new_key();
    guest.say({{"t", "join"}, {"id", key}, {"name", "Thí sinh " + std::to_string(keys_)}});
}

void TwoLoops::answer(Guest& guest, int option) {
    guest.say(
        {{"t", "answer"},
         {"id", new_key()},
         {"q", guest.last("view").at("question").at("q")},
         {"options", {option}}}
    );
}

void TwoLoops::until(const std::function<bool()>& done) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        for (const auto& guest : guests_) guest->listen();
        if (done()) return;
        if (std::chrono::steady_clock::now() > end) FAIL() << "waited in vain";
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}  // namespace hoithi::test
