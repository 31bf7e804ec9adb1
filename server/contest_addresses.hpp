#pragma once

#include <string>
#include <vector>

#include "server/host/services.hpp"
#include "server/store/contest_row.hpp"

namespace hoithi {

/// Where people find a contest; those of the host and the stage hold their secrets.
struct ContestAddresses {
    std::string contestants;
    std::vector<std::string> others;  // for contestants too, by this machine's other addresses
    std::string stage;
    std::string boards;
    std::string host;
};

ContestAddresses addresses_of(const store::ContestRow& contest, const host::Services& services);

}  // namespace hoithi
