#pragma once

#include <string_view>

namespace hoithi::api {

// Whether the bytes are a sound of that kind, by its structure.

bool is_mp3(std::string_view bytes);
/// Vorbis, Opus or FLAC in an Ogg.
bool is_ogg(std::string_view bytes);
bool is_m4a(std::string_view bytes);
bool is_wav(std::string_view bytes);

}  // namespace hoithi::api
