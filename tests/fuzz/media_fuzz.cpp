#include <array>

#include "server/api/media_format.hpp"
#include "tests/fuzz/fuzz_target.hpp"

// A picture or sound of any kind is judged without a read beyond its bytes.
void hoithi::fuzz::read(std::string_view bytes) {
    for (const char* name :
         {"a.png", "a.jpg", "a.gif", "a.webp", "a.mp3", "a.ogg", "a.m4a", "a.wav"}) {
        static_cast<void>(api::media_fault(name, bytes));
    }
}
