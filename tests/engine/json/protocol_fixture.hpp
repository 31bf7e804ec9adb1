#pragma once

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/engine/json/source_file.hpp"

namespace hoithi {

/// The message of one of the protocol's examples.
inline nlohmann::json protocol_message(const std::string& name) {
    const std::string text = source_file("tests/protocol/" + name + ".json");
    const auto fixture = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    EXPECT_TRUE(fixture.is_object()) << name;
    return fixture.is_object() ? fixture.value("message", nlohmann::json{}) : fixture;
}

}  // namespace hoithi
