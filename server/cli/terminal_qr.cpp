#include "server/cli/terminal_qr.hpp"

#include <memory>

#include <qrencode.h>

namespace hoithi::cli {

std::string terminal_qr(const std::string& text) {
    constexpr int quiet = 2;
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free
    );
    if (!code) return {};
    const int width = code->width;
    const auto dark = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < width && (code->data[y * width + x] & 1U) != 0;
    };
    std::string drawing;
    for (int y = -quiet; y < width + quiet; y += 2) {
        drawing += "  \x1b[30;107m";  // black on white whatever the terminal's colours
        for (int x = -quiet; x < width + quiet; ++x) {
            const bool upper = dark(x, y);
            const bool lower = dark(x, y + 1);
            drawing += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ");
        }
        drawing += "\x1b[0m\n";
    }
    return drawing;
}

}  // namespace hoithi::cli
