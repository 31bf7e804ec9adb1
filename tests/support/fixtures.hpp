#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace hoithi::test {

/// A message of the protocol as tests/protocol/NAME.json has it.
struct Fixture {
    std::string name;  // without .json
    std::string from;  // "client" or "server"
    nlohmann::json message;
};

/// All messages of tests/protocol, in the order of their names.
std::vector<Fixture> fixtures();

/// The message of one file. Throws if there is none.
nlohmann::json fixture(const std::string& name);

}  // namespace hoithi::test
