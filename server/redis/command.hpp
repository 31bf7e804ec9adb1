#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace hoithi::redis {

/// One command as Redis reads it (RESP), in one growing buffer; made for hundreds of arguments.
///
///     Command("ZADD").add(board).add(score).add(member)
class Command {
public:
    explicit Command(std::string_view name);

    /// Bytes of any kind.
    Command& add(std::string_view argument);
    template <std::integral Number>
    requires(!std::same_as<Number, bool> && !std::same_as<Number, char>) Command& add(Number number
    ) {
        return add(std::string_view(std::to_string(number)));
    }

    /// How many arguments there are, the name among them.
    std::size_t size() const { return size_; }
    /// What goes over the wire; good until the next add().
    std::string_view bytes() const { return std::string_view(buffer_).substr(begin_); }

private:
    void put_size();

    std::string buffer_;
    std::size_t begin_ = 0;
    std::size_t size_ = 0;
};

}  // namespace hoithi::redis
