#include "engine/json/definition_json.hpp"
#include "tests/fuzz/fuzz_target.hpp"

// What is read of a definition, written and read again, is the same definition.
void hoithi::fuzz::read(std::string_view bytes) {
    const auto definition = json::read_definition(bytes);
    if (!definition) return promise(!definition.error().empty());
    const auto again = json::read_definition(json::write_definition(*definition));
    promise(again && *again == *definition);
}
