#pragma once

#include <string>
#include <vector>

namespace hoithi {

/// One thing wrong with a file somebody wrote: where, what, and what to do about it.
struct Fault {
    std::string pointer;  // JSON pointer (RFC 6901) into the file; empty for the whole of it
    std::string problem;
    std::string remedy;

    friend bool operator==(const Fault&, const Fault&) = default;
};

using Faults = std::vector<Fault>;

}  // namespace hoithi
