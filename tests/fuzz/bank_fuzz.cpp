#include "engine/json/bank_json.hpp"
#include "tests/fuzz/fuzz_target.hpp"

// A bank is read, or its faults are named.
void hoithi::fuzz::read(std::string_view bytes) {
    const auto bank = json::read_bank(bytes);
    if (!bank) return promise(!bank.error().empty());
    promise(!bank->questions.empty());
}
