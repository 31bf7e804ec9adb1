#pragma once

#include "engine/event.hpp"

namespace hoithi::host {

// Who has to be told something because of an event.

/// Whether anybody's view changes, whatever the phase.
bool changes_view(const EventBody& body);
/// Whether the public reads other names than before, where it reads any.
bool changes_names(const EventBody& body);

}  // namespace hoithi::host
