#include "server/redis/retry_schedule.hpp"

#include <algorithm>
#include <utility>

namespace hoithi::redis {

RetrySchedule::Remedy RetrySchedule::failed(
    const std::string& task, const std::string& trouble, Clock::time_point now
) {
    troubled_[task] = {trouble, true};
    if (!retry_at_) retry_at_ = now + backoff_.next();
    return trouble.starts_with("READONLY") ? Remedy::reconnect : Remedy::none;
}

void RetrySchedule::failed_for_good(const std::string& task, const std::string& trouble) {
    troubled_[task] = {trouble, false};
}

// While another task is resting, one success does not mean that Redis is well.
void RetrySchedule::succeeded(const std::string& task) {
    forget(task);
    if (!retry_at_) backoff_.reset();
}

bool RetrySchedule::is_resting(const std::string& task) const {
    const auto found = troubled_.find(task);
    return found != troubled_.end() && found->second.resting;
}

std::optional<RetrySchedule::Clock::time_point> RetrySchedule::next_wake() const {
    if (stopped_) return std::nullopt;
    return std::min(audit_at_, retry_at_.value_or(audit_at_));
}

RetrySchedule::Due RetrySchedule::due(Clock::time_point now) {
    if (stopped_) return {};
    const Due due{.retry = retry_at_ && *retry_at_ <= now, .audit = audit_at_ <= now};
    if (due.retry) end_rests();
    if (due.audit) audit_at_ = now + audit_every_;
    return due;
}

std::string RetrySchedule::trouble() const {
    return troubled_.empty() ? std::string{} : troubled_.begin()->second.trouble;
}

bool RetrySchedule::trouble_changed() {
    std::string now = trouble();
    if (now == told_) return false;
    told_ = std::move(now);
    return true;
}

void RetrySchedule::end_rests() {
    retry_at_.reset();
    for (auto& [task, troubled] : troubled_) troubled.resting = false;
}

}  // namespace hoithi::redis
