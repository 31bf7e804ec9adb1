#include "server/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <nlohmann/json.hpp>

#include "engine/text/visible.hpp"

namespace hoithi::log {

namespace {

spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = spdlog::stderr_logger_mt("hoithi");
        made->set_pattern(
            R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc
        );
        return made;
    }();
    return *instance;
}

void write(
    spdlog::level::level_enum level, std::string_view event, std::initializer_list<Field> fields
) {
    nlohmann::ordered_json line{{"event", event}};
    for (const auto& [name, value] : fields) line[std::string(name)] = text::visible(value);
    const std::string text =
        line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    // The pattern gives the outer braces.
    logger().log(level, "{}", std::string_view(text).substr(1, text.size() - 2));
}

}  // namespace

void info(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::info, event, fields);
}
void warning(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::warn, event, fields);
}
void error(std::string_view event, std::initializer_list<Field> fields) {
    write(spdlog::level::err, event, fields);
}

}  // namespace hoithi::log
