#include "server/gateway/attempts.hpp"

#include <algorithm>

namespace hoithi::gateway {

namespace {

// Contests that people of one address are in at the same time.
constexpr std::size_t known_max = 8;

Attempts::Millis delay_after(double failures) {
    return std::min(
        std::chrono::duration_cast<Attempts::Millis>(failures * Attempts::delay_step),
        Attempts::delay_most
    );
}

}  // namespace

Attempts::Try Attempts::begin(
    const net::AddressPrefix& address, std::string_view code, Clock::time_point now
) {
    const std::lock_guard guard{mutex_};
    Record& record = records_.of(address);
    if (std::ranges::find(record.known, code) != record.known.end()) return Try::known;
    return record.codes.take(code_rate, now) ? Try::counted : Try::refused;
}

void Attempts::right(const net::AddressPrefix& address, const std::string& code, Try tried) {
    const std::lock_guard guard{mutex_};
    Record& record = records_.of(address);
    if (tried == Try::counted) record.codes.give_back();
    if (std::ranges::find(record.known, code) != record.known.end()) return;
    if (record.known.size() >= known_max) record.known.erase(record.known.begin());
    record.known.push_back(code);
}

// A contest that has ended gives its code back, and the next may have another.
Attempts::Millis Attempts::wrong_code(
    const net::AddressPrefix& address, std::string_view code, Clock::time_point now
) {
    const std::lock_guard guard{mutex_};
    Record& record = records_.of(address);
    std::erase(record.known, code);
    return delay_after(record.codes.missing(code_rate, now));
}

Attempts::Millis Attempts::wrong_secret(const net::AddressPrefix& address, Clock::time_point now) {
    const std::lock_guard guard{mutex_};
    Record& record = records_.of(address);
    record.secrets.take(code_rate, now);
    return delay_after(record.secrets.missing(code_rate, now));
}

}  // namespace hoithi::gateway
