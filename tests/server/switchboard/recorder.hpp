#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/bus/bus.hpp"

namespace hoithi::switchboard {

inline std::string in_words(const bus::Admit& admit) {
    return "admit " + std::to_string(static_cast<std::uint64_t>(admit.connection.socket));
}
inline std::string in_words(const bus::ToConnection& message) {
    return "one " + std::string(message.frame.payload());
}
inline std::string in_words(const bus::JoinRefused& refused) {
    return "no seat " + std::string(refused.frame.payload());
}
inline std::string in_words(const bus::ToContestant& message) {
    return "contestant " + std::string(message.frame.payload());
}
inline std::string in_words(const bus::ToAudience& message) {
    return "all " + std::string(message.frame.payload());
}
inline std::string in_words(const bus::Dismiss&) { return "dismiss"; }
inline std::string in_words(const bus::DismissContestant& dismiss) {
    return "dismiss contestant " + std::to_string(static_cast<int>(dismiss.code));
}

/// Stands in for a gateway: keeps what it is told, in words.
class Recorder final : public bus::Publications {
public:
    void publish(bus::ContestSlot, std::span<const bus::Publication> publications) override {
        for (const bus::Publication& publication : publications) {
            std::visit([this](const auto& known) { told.push_back(in_words(known)); }, publication);
        }
    }
    void turn_away(bus::ConnectionId, std::string_view reason, protocol::CloseCode) override {
        told.push_back("turn away " + std::string(reason));
    }

    std::vector<std::string> told;
};

}  // namespace hoithi::switchboard
