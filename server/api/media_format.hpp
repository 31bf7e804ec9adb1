#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hoithi::api {

// A larger picture may fit into few bytes and still take a phone's whole memory once unpacked.
constexpr std::uint32_t picture_side_max = 8192;
constexpr std::uint64_t picture_points_max = 40'000'000;

/// Width and height in points.
struct PictureSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// What a file's bytes are not, though its name says so.
enum class MediaFault : std::uint8_t {
    empty,
    other_format,  ///< not what the ending of its name says, or cut off
    too_many_points
};

/// Judges a picture or sound by its structure, without unpacking it: the beginning, the size, and
/// that it goes on to its end. `name` ends in one of image_extensions or sound_extensions.
std::optional<MediaFault> media_fault(std::string_view name, std::string_view bytes);

}  // namespace hoithi::api
