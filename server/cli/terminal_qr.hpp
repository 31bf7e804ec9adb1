#pragma once

#include <string>

namespace hoithi::cli {

/// A QR code drawn with half blocks, two modules to a character, dark on light, with its quiet
/// zone. Empty if the text is too long for one.
std::string terminal_qr(const std::string& text);

}  // namespace hoithi::cli
