#pragma once

#include <string>
#include <string_view>

namespace hoithi::net {

/// The scripts that stand in a page of our own, as sources of its Content-Security-Policy:
/// "'sha256-…' 'sha256-…'" (CSP 3, section 6.7.2.3). Empty if there is none. Scripts that name a
/// file are not among them. The page is a build's: its tags are in lower case, and no attribute of
/// theirs has a '>'.
std::string inline_scripts_of(std::string_view html);

}  // namespace hoithi::net
