#include <string>

#include "engine/text/entrant_name.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/rude_words.hpp"
#include "engine/text/skeleton.hpp"
#include "engine/text/visible.hpp"
#include "tests/fuzz/fuzz_target.hpp"

// A name that somebody typed: cleaning and folding twice is doing it once, and what goes to a
// terminal has nothing in it that does something there.
void hoithi::fuzz::read(std::string_view bytes) {
    const std::string name = text::clean_name(bytes);
    promise(text::clean_name(name) == name);
    const std::string folded = text::fold(name);
    promise(text::fold(folded) == folded);
    const std::string shown = text::visible(bytes);
    promise(text::visible(shown) == shown);
    for (const char byte : shown)
        promise(static_cast<unsigned char>(byte) >= ' ' && byte != '\x7F');
    static_cast<void>(text::name_fault(name));
    static_cast<void>(text::skeleton(name));
    static_cast<void>(text::is_rude(name));
}
