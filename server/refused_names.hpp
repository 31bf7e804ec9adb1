#pragma once

#include <mutex>
#include <set>
#include <string>

#include "server/net/port_config.hpp"

namespace hoithi {

/// Tells the operator, once for each, which hosts and origins were refused and what setting would
/// let them in. Strangers choose these names, so it stops after a few dozen. Any thread.
class RefusedNames {
public:
    void tell(const net::RefusedName& name);

private:
    std::mutex mutex_;
    std::set<std::string> told_;  // guarded
};

}  // namespace hoithi
