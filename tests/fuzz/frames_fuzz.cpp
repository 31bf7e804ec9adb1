#include <string>

#include "server/net/frame_meter.hpp"
#include "server/net/whole_frames.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace {

using hoithi::fuzz::promise;
using hoithi::net::FrameMeter;
using Offence = FrameMeter::Offence;

constexpr std::uint32_t frames_max = 1000;

/// Judges the bytes in pieces of that size; how many were sound in all.
std::size_t sound_in_pieces(std::string_view bytes, std::size_t piece, Offence& offence) {
    FrameMeter meter;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const auto part = bytes.substr(at, piece);
        const auto verdict = meter.judge(part, frames_max, {});
        promise(verdict.sound <= part.size());
        offence = verdict.offence;
        if (offence != Offence::none) return at + verdict.sound;
    }
    return bytes.size();
}

}  // namespace

// Where the bytes were cut on their way changes nothing, and the short way takes no more than there
// is. A length written too long it leaves to the meter.
void hoithi::fuzz::read(std::string_view bytes) {
    Offence whole = Offence::none;
    Offence pieces = Offence::none;
    sound_in_pieces(bytes, bytes.size() + 1, whole);
    sound_in_pieces(bytes, 1, pieces);
    promise(whole == pieces);
    if (!net::are_whole_frames(bytes)) return;
    std::string room(bytes);
    std::size_t heard = 0;
    const std::size_t left = net::take_plain_texts(room.data(), room.size(), [&](auto text) {
        heard += text.size();
        return true;
    });
    promise(left + heard <= bytes.size());
}
