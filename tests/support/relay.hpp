#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

#include <boost/asio/io_context.hpp>

namespace hoithi::test {

/// A network that can be made bad: passes what comes to one Unix socket on to another and back, on
/// a thread of its own. What a call changes has happened when it returns.
class Relay {
public:
    /// Listens at `here`, which must not exist, and connects to `there` for each who comes.
    Relay(const std::filesystem::path& here, const std::filesystem::path& there);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    /// Ends all connections now; new ones may come.
    void cut();
    /// Connections stay, but nothing passes until pass().
    void stall();
    void pass();
    /// From now on replies pass in pieces of 1 to 7 bytes, drawn from the seed; whole without one.
    void chop(std::optional<std::uint64_t> seed);
    /// Whoever connects is refused, until welcome(). Those that are there stay.
    void refuse();
    void welcome();

private:
    class Pair;
    class Hub;

    boost::asio::io_context loop_;
    std::unique_ptr<Hub> hub_;
    std::thread thread_;
};

}  // namespace hoithi::test
