#include "server/log.hpp"

#include <poll.h>
#include <unistd.h>

#include <memory>
#include <mutex>

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <nlohmann/json.hpp>

#include "engine/text/visible.hpp"

namespace hoithi::log {

namespace {

/// Standard error, without ever waiting for whoever reads it: a terminal that was halted or a pipe
/// that nobody empties loses lines, but holds no contest up.
class StandardError final : public spdlog::sinks::base_sink<std::mutex> {
    void sink_it_(const spdlog::details::log_msg& message) override {
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        pollfd ready{STDERR_FILENO, POLLOUT, 0};
        if (::poll(&ready, 1, /*timeout=*/0) != 1 || (ready.revents & POLLOUT) == 0) return;
        // A reader that is gone cannot be told.
        if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return;
    }
    void flush_() override {}
};

spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = std::make_shared<spdlog::logger>("hoithi", std::make_shared<StandardError>());
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
