#include "server/api/media_format.hpp"

#include <array>

#include "engine/shape.hpp"
#include "server/api/picture_size.hpp"
#include "server/api/sound_format.hpp"

namespace hoithi::api {

namespace {

struct Picture {
    std::string_view ending;
    std::optional<PictureSize> (*size)(std::string_view);
};
struct Sound {
    std::string_view ending;
    bool (*is)(std::string_view);
};

constexpr std::array pictures{
    Picture{".png", png_size},
    Picture{".jpg", jpeg_size},
    Picture{".jpeg", jpeg_size},
    Picture{".gif", gif_size},
    Picture{".webp", webp_size}};
constexpr std::array sounds{
    Sound{".mp3", is_mp3}, Sound{".ogg", is_ogg}, Sound{".m4a", is_m4a}, Sound{".wav", is_wav}};

bool is_too_large(const PictureSize& size) {
    return size.width > picture_side_max || size.height > picture_side_max ||
           std::uint64_t{size.width} * size.height > picture_points_max;
}

}  // namespace

std::optional<MediaFault> media_fault(std::string_view name, std::string_view bytes) {
    if (bytes.empty()) return MediaFault::empty;
    for (const Picture& picture : pictures) {
        if (!has_ending(name, picture.ending)) continue;
        const auto size = picture.size(bytes);
        if (!size) return MediaFault::other_format;
        return is_too_large(*size) ? std::optional(MediaFault::too_many_points) : std::nullopt;
    }
    for (const Sound& sound : sounds) {
        if (has_ending(name, sound.ending) && sound.is(bytes)) return std::nullopt;
    }
    return MediaFault::other_format;
}

}  // namespace hoithi::api
