#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace hoithi::loops {

/// One way from an event loop to another. All that is added within one turn of the first loop
/// reaches the second in one post, in the order in which it was added. Both loops outlive it, and
/// neither runs any more when it is destroyed. It does not limit how much is under way: whoever
/// adds does.
template <class Item>
class Batches {
public:
    /// Runs on the second loop.
    using Receive = std::function<void(std::vector<Item>)>;

    Batches(boost::asio::io_context& from, boost::asio::io_context& to, Receive receive)
        : from_(from), to_(to), receive_(std::move(receive)) {}
    Batches(const Batches&) = delete;
    Batches& operator=(const Batches&) = delete;

    /// On the first loop.
    void add(Item item) {
        gathered_.push_back(std::move(item));
        // Behind all that this turn has still to do.
        if (gathered_.size() == 1) boost::asio::post(from_, [this] { send(); });
    }

private:
    void send() {
        boost::asio::post(to_, [this, batch = std::exchange(gathered_, {})]() mutable {
            receive_(std::move(batch));
        });
    }

    boost::asio::io_context& from_;
    boost::asio::io_context& to_;
    const Receive receive_;
    std::vector<Item> gathered_;
};

}  // namespace hoithi::loops
