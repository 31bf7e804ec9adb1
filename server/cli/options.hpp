#pragma once

#include <string>
#include <string_view>

#include "engine/fault.hpp"
#include "engine/language.hpp"
#include "engine/result.hpp"
#include "server/app.hpp"

namespace hoithi::cli {

/// What is wrong with an option: the option with its value, and the fault.
struct OptionFault {
    std::string option;  // "--bind nix"
    Fault fault;
};

/// The settings as the server takes them: URLs as origins, addresses without brackets and names;
/// or what is wrong with an option. Looks at folders, and makes none.
Result<Settings, OptionFault> checked(Settings settings, Language language);

/// An origin out of what an operator wrote for it: without blanks around it and the slash behind;
/// or the fault.
Result<std::string, Fault> public_origin(std::string_view url, Language language);

/// The address that --bind means.
Result<std::string, Fault> bind_address(std::string_view text, Language language);

}  // namespace hoithi::cli
