#include "server/store/anchor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <string_view>

namespace hoithi::store {

namespace {

constexpr std::size_t contest_bytes = 32;
constexpr std::size_t records = 2;

/// One record as it stands in the file.
struct Slot {
    std::uint64_t turn = 0;
    std::uint64_t sequence = 0;
    std::uint32_t frames = 0;
    std::uint32_t may_be_emptied = 0;
    std::array<unsigned char, 8> salts{};
    std::array<unsigned char, 8> checksum{};
    Digest hash{};
    std::array<char, contest_bytes> contest{};
    Digest seal{};  ///< over all before it
};
static_assert(std::endian::native == std::endian::little, "numbers stand little-endian");
static_assert(offsetof(Slot, seal) == 104 && sizeof(Slot) == 136, "nothing between the fields");

Digest seal_of(const Slot& slot) {
    const std::string_view bytes{reinterpret_cast<const char*>(&slot), offsetof(Slot, seal)};
    return sha256(Fields{}.add("hoithi.anchor.1").add(bytes).bytes());
}

Slot slot_of(std::uint64_t turn, const Anchor::Record& record) {
    Slot slot{
        turn,
        record.last.sequence,
        record.log.frames,
        record.may_be_emptied ? 1U : 0U,
        record.log.salts,
        record.log.checksum,
        record.last.hash,
        {},
        {}};
    if (record.last.contest.size() < contest_bytes) {
        std::ranges::copy(record.last.contest, slot.contest.begin());
    }
    slot.seal = seal_of(slot);
    return slot;
}

Anchor::Record record_of(const Slot& slot) {
    return {
        {slot.salts, slot.frames, slot.checksum},
        slot.may_be_emptied != 0,
        {slot.contest.data(), slot.sequence, slot.hash}};
}

std::optional<Slot> latest(const Descriptor& file) {
    std::optional<Slot> newest;
    for (std::size_t i = 0; i < records; ++i) {
        Slot slot;
        const auto from = static_cast<off_t>(i * sizeof slot);
        if (::pread(file.number(), &slot, sizeof slot, from) != sizeof slot) continue;
        // The contest's last byte is always 0, so that the text ends within the field.
        if (slot.seal != seal_of(slot) || slot.contest.back() != '\0') continue;
        if (!newest || slot.turn > newest->turn) newest = slot;
    }
    return newest;
}

}  // namespace

std::optional<Anchor::Record> Anchor::read(const std::filesystem::path& folder) {
    const std::filesystem::path path = file_of(folder);
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file && errno != ENOENT) throw system_error("read", path);
    const auto slot = file ? latest(file) : std::nullopt;
    return slot ? std::optional(record_of(*slot)) : std::nullopt;
}

Anchor::Anchor(const std::filesystem::path& folder)
    : file_(::open(file_of(folder).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (!file_) throw system_error("open", file_of(folder));
    if (const auto slot = latest(file_)) turn_ = slot->turn;
}

bool Anchor::write(const Record& record) {
    ++turn_;
    const Slot slot = slot_of(turn_, record);
    const auto to = static_cast<off_t>((turn_ % records) * sizeof slot);
    return ::pwrite(file_.number(), &slot, sizeof slot, to) == sizeof slot;
}

bool Anchor::write_durably(const Record& record) {
    return write(record) && ::fdatasync(file_.number()) == 0;
}

}  // namespace hoithi::store
