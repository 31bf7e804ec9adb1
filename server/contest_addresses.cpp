#include "server/contest_addresses.hpp"

namespace hoithi {

ContestAddresses addresses_of(const store::ContestRow& contest, const host::Services& services) {
    const std::string& here = services.public_url;
    const std::string join = "/?code=" + contest.code;
    ContestAddresses addresses{
        here + join,
        {},
        here + services.stage_path(contest.id),
        here + "/api/contests/" + contest.id + "/board",
        here + "/host#" + contest.id + "." + services.secrets.host_secret(contest.id)};
    for (const std::string& url : services.addresses) {
        if (url != here) addresses.others.push_back(url + join);
    }
    return addresses;
}

}  // namespace hoithi
