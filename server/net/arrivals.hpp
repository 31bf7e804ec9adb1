#pragma once

#include <cstddef>

#include <sys/types.h>

#include "server/net/time_point.hpp"

namespace hoithi::net {

/// Reads sockets and tells when what is read came in: by the kernel's own note (SO_TIMESTAMPNS),
/// not by the moment when the loop found the time to read. A message that lay in the kernel while
/// the server was busy is not late.
class Arrivals {
public:
    struct Read {
        /// 0 at the end of the stream, below 0 for an error in `errno`.
        ssize_t bytes;
        /// When the last of the bytes came in, by the steady clock; never later than now.
        TimePoint at;
    };

    /// The kernel is to note it from now on. Sockets accepted from a listener inherit it.
    static void note(int descriptor);

    /// Reads the clocks. Before the first read(), and again before each one that comes later than
    /// the turn of the loop.
    void look();

    /// Never waits.
    Read read(int descriptor, char* buffer, std::size_t size) const;

private:
    TimePoint now_{};
    /// What the wall clock shows more than the steady one.
    Clock::duration wall_ahead_{};
    /// The wall clock was set since the look before: what it noted meanwhile says nothing.
    bool wall_was_set_ = false;
};

}  // namespace hoithi::net
