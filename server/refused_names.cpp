#include "server/refused_names.hpp"

#include <string_view>

#include "server/log.hpp"

namespace hoithi {

namespace {

constexpr std::size_t told_max = 32;
constexpr std::size_t origin_bytes_max = 256;

}  // namespace

void RefusedNames::tell(const net::RefusedName& name) {
    const std::string host(name.host);
    const std::string origin(name.origin.substr(0, origin_bytes_max));
    {
        const std::lock_guard guard{mutex_};
        if (told_.size() >= told_max || !told_.insert(origin + ' ' + host).second) return;
    }
    if (origin.empty()) {
        return log::warning(
            "host_refused",
            {{"host", host},
             {"remedy", "if this server is to be found by that name: --allow-host " + host}}
        );
    }
    log::warning(
        "origin_refused",
        {{"origin", origin},
         {"host", host},
         {"remedy",
          "if that is where contestants find this server: --public-url " + origin +
              "; if its pages may connect as well: --allow-origin " + origin}}
    );
}

}  // namespace hoithi
