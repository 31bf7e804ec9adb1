#include "server/store/sodium.hpp"

#include <sodium.h>

#include "server/store/store_error.hpp"

namespace hoithi::store {

void start_sodium() {
    if (sodium_init() < 0) throw StoreError{"There are no random numbers for secrets."};
}

}  // namespace hoithi::store
