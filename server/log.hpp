#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace hoithi::log {

// One JSON object a line on standard error: time, level, event, fields. Neither secrets nor
// anything personal goes in; contestants appear by number only, addresses not at all. Values are
// made visible (text::visible): who reads the log in a terminal is not steered by it.

using Field = std::pair<std::string_view, std::string>;

void info(std::string_view event, std::initializer_list<Field> fields = {});
void warning(std::string_view event, std::initializer_list<Field> fields = {});
void error(std::string_view event, std::initializer_list<Field> fields = {});

}  // namespace hoithi::log
