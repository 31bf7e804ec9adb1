#include <memory>
#include <ostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>

#include "tests/server/redis/client.hpp"
#include "tests/server/store/temporary_folder.hpp"

// What listens at the address is no Redis.

namespace hoithi::redis {
namespace {

namespace asio = boost::asio;
using testing::HasSubstr;

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

/// Says the same to whoever comes, and hears nothing.
class Babbler {
public:
    Babbler(asio::io_context& loop, const std::string& path, std::string says)
        : acceptor_(loop, {path}), says_(std::move(says)) {
        accept();
    }

private:
    using Protocol = asio::local::stream_protocol;

    void accept() {
        acceptor_.async_accept([this](boost::system::error_code failed, Protocol::socket socket) {
            if (failed) return;
            sockets_.push_back(std::make_unique<Protocol::socket>(std::move(socket)));
            asio::async_write(
                *sockets_.back(), asio::buffer(says_), [](boost::system::error_code, std::size_t) {}
            );
            accept();
        });
    }

    Protocol::acceptor acceptor_;
    std::string says_;
    std::vector<std::unique_ptr<Protocol::socket>> sockets_;
};

struct Nonsense {
    std::string name;
    std::string says;
    std::string reason;

    friend std::ostream& operator<<(std::ostream& out, const Nonsense& it) {
        return out << it.name;
    }
};

class RedisNonsense : public testing::TestWithParam<Nonsense> {};

TEST_P(RedisNonsense, KeepsItAway) {
    const store::TemporaryFolder folder;
    const std::string path = folder.path() / "socket";
    Connection::Config config = impatient("unix:" + path);
    config.reply_bytes_max = 65'536;
    Client client(std::move(config));
    const Babbler babbler(client.loop, path, GetParam().says);
    ASSERT_TRUE(client.await([&] { return client.connection.stats().failures >= 3; }));
    EXPECT_THAT(client.connection.reason(), HasSubstr(GetParam().reason));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds,
    RedisNonsense,
    testing::Values(
        Nonsense{"Http", "HTTP/1.1 400 Bad Request\r\n\r\n", "Protocol error"},
        Nonsense{"Silence", "", "no "},
        Nonsense{"HalfAReply", "$5\r\nab", "no "},
        Nonsense{"Uninvited", repeated("+OK\r\n", 9), "nobody asked for"},
        Nonsense{"UninvitedError", repeated("+OK\r\n", 2) + "-ERR go away\r\n", "ERR go away"},
        Nonsense{"UninvitedArray", repeated("*1\r\n:1\r\n", 9), "nobody asked for"},
        Nonsense{"EndlessReplies", repeated(":1\r\n", 500'000), "nobody asked for"},
        Nonsense{"ManyElements", "*2147483647\r\n", "too large"},
        Nonsense{"TooManyElements", "*99999999999\r\n", ""},
        Nonsense{"NegativeElements", "*-5\r\n", ""},
        Nonsense{"NegativeLength", "$-5\r\n", ""},
        Nonsense{"LengthWithoutNumber", "$x\r\n", ""},
        Nonsense{"ArraysInArrays", repeated("*1000\r\n", 100), "too large"},
        Nonsense{"DeepArrays", repeated("*1\r\n", 20), "depth > 7"},
        Nonsense{"LongText", "$999999999\r\n" + std::string(1'000'000, 'x'), "too large"},
        Nonsense{"LongLine", "+" + std::string(1'000'000, 'x'), "too large"},
        Nonsense{
            "ManyTexts",
            "*2000\r\n" + repeated("$100\r\n" + std::string(100, 'x') + "\r\n", 2000),
            "too large"}
    ),
    [](const auto& tried) { return tried.param.name; }
);

}  // namespace
}  // namespace hoithi::redis
