#pragma once

#include <cstdint>
#include <string>

namespace hoithi::store {

/// What is known of the person or team behind a contestant's number. Lives in the erasable table
/// `people` and never in the journal.
struct PersonRow {
    std::uint32_t contestant = 0;
    std::string name;          ///< as typed, NFC
    std::string folded_name;   ///< for comparing; one contestant of a contest may bear it at a time
    std::string unit_code;     ///< province, commune, agency or school; empty when not asked
    std::string unit_vintage;  ///< which list of units the code belongs to; codes get reused
    std::string division;
    bool team = false;
    bool removed = false;  ///< shown the door by the host: the row stays, the name is free again
    bool barred = false;   ///< removed for good: neither this device nor this name comes back
    bool held = false;     ///< the public reads no name until a host lets it through

    bool operator==(const PersonRow&) const = default;
};

}  // namespace hoithi::store
