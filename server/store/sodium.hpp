#pragma once

namespace hoithi::store {

/// Readies libsodium's random numbers; cheap when that has been done. Throws StoreError.
void start_sodium();

}  // namespace hoithi::store
