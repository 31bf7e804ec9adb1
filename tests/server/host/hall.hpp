#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "server/bus/bus.hpp"

namespace hoithi::test {

/// Stands in for the gateway: seats whom the contest admits and keeps what everybody hears.
class Hall final : public bus::Publications {
public:
    using Json = nlohmann::json;

    struct Guest {
        bool admitted = false;
        bus::Role role = bus::Role::contestant;
        std::optional<ContestantId> contestant;
        std::vector<Json> heard;
        std::optional<protocol::CloseCode> sent_away;
    };

    Guest& guest(bus::ConnectionId connection) { return guests_[connection]; }
    /// All publications so far.
    std::size_t published() const { return published_; }

    void publish(bus::ContestSlot, std::span<const bus::Publication> publications) override {
        for (const bus::Publication& publication : publications) {
            ++published_;
            std::visit([this](const auto& known) { deliver(known); }, publication);
        }
    }

    void turn_away(bus::ConnectionId connection, std::string_view reason, protocol::CloseCode code)
        override {
        guests_[connection].heard.push_back({{"t", "refused"}, {"reason", reason}});
        guests_[connection].sent_away = code;
    }

private:
    void deliver(const bus::Admit& admit) {
        Guest& guest = guests_[admit.connection];
        guest.admitted = true;
        guest.role = admit.role;
        guest.contestant = admit.contestant;
    }
    void deliver(const bus::ToConnection& message) {
        hear(guests_[message.connection], message.frame);
    }
    void deliver(const bus::JoinRefused& refused) {
        hear(guests_[refused.connection], refused.frame);
    }
    void deliver(const bus::ToContestant& message) {
        for (auto& [id, guest] : guests_) {
            if (guest.contestant == message.contestant) hear(guest, message.frame);
        }
    }
    void deliver(const bus::ToAudience& message) {
        for (auto& [id, guest] : guests_) {
            if (guest.admitted && is_meant(guest, message.audience)) hear(guest, message.frame);
        }
    }
    void deliver(const bus::Dismiss& dismiss) {
        guests_[dismiss.connection].sent_away = dismiss.code;
    }
    void deliver(const bus::DismissContestant& dismiss) {
        for (auto& [id, guest] : guests_) {
            if (guest.contestant == dismiss.contestant) guest.sent_away = dismiss.code;
        }
    }

    static bool is_meant(const Guest& guest, bus::RoleSet audience) {
        const bool has_seat = guest.role != bus::Role::contestant || guest.contestant;
        return has_seat && audience.contains(guest.role);
    }

    static void hear(Guest& guest, const net::Frame& frame) {
        if (!guest.sent_away) guest.heard.push_back(Json::parse(frame.payload()));
    }

    std::map<bus::ConnectionId, Guest> guests_;
    std::size_t published_ = 0;
};

}  // namespace hoithi::test
