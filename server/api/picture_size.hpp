#pragma once

#include <optional>
#include <string_view>

#include "server/api/media_format.hpp"

namespace hoithi::api {

// The size that a picture's header tells; none if the bytes are no such picture, or end before the
// picture does.

std::optional<PictureSize> png_size(std::string_view bytes);
std::optional<PictureSize> jpeg_size(std::string_view bytes);
std::optional<PictureSize> gif_size(std::string_view bytes);
std::optional<PictureSize> webp_size(std::string_view bytes);

}  // namespace hoithi::api
