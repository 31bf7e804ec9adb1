#pragma once

#include <cstdint>
#include <string>

namespace hoithi::test {

// The smallest pictures and sounds that are what they claim to be.

std::string png(std::uint32_t width = 16, std::uint32_t height = 9);
std::string jpeg(std::uint16_t width = 16, std::uint16_t height = 9);
std::string gif(std::uint16_t width = 16, std::uint16_t height = 9);
enum class WebpKind : std::uint8_t { lossy, lossless, extended };
std::string webp(WebpKind kind, std::uint32_t width = 16, std::uint32_t height = 9);

std::string mp3();
std::string ogg();
std::string m4a();
std::string wav();

}  // namespace hoithi::test
