#include "tests/server/damage/harm.hpp"

#include <algorithm>

#include "tests/server/damage/opened_folder.hpp"

namespace hoithi::test {

std::string Harm::text() const {
    const std::string place = file.string() + " byte " + std::to_string(byte);
    switch (kind) {
        case Kind::turned_bit:
            return place + " bit " + std::to_string(other) + " turned";
        case Kind::zeroed_block:
            return place + ", " + std::to_string(bytes) + " bytes zeroed";
        case Kind::swapped_blocks:
            break;
    }
    return place + ", " + std::to_string(bytes) + " bytes swapped with those of " +
           std::to_string(other);
}

void Harm::inflict(const std::filesystem::path& folder) const {
    if (kind == Kind::turned_bit) return flip(folder / file, byte, static_cast<unsigned>(other));
    std::string content = bytes_of_file(folder / file);
    const auto at = [&](std::size_t place) {
        return content.begin() + static_cast<std::ptrdiff_t>(std::min(place, content.size()));
    };
    if (kind == Kind::zeroed_block) {
        std::fill(at(byte), at(byte + bytes), '\0');
    } else {
        const std::size_t whole = std::min(bytes, content.size() - std::max(byte, other));
        std::swap_ranges(at(byte), at(byte + whole), at(other));
    }
    write_file(folder / file, content);
}

}  // namespace hoithi::test
