#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// What every fuzz target is made of. Included once in each: it has the function that libFuzzer
// calls.

namespace hoithi::fuzz {

/// Ends the run, with the input kept, where a promise is broken.
inline void promise(bool kept) {
    if (!kept) std::abort();
}

void read(std::string_view bytes);  // each target's own

}  // namespace hoithi::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    hoithi::fuzz::read({reinterpret_cast<const char*>(data), size});
    return 0;
}
