#include "server/store/write_ahead_log.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <vector>

#include "server/store/files.hpp"

namespace hoithi::store {

namespace {

using Bytes = std::span<const unsigned char>;
using namespace log_layout;

constexpr std::uint32_t magic = 0x377f0682;  // its last bit: checksums over big-endian words
constexpr std::uint32_t page_bytes_min = 512;
constexpr std::uint32_t page_bytes_max = 65'536;

std::uint32_t big_endian(Bytes bytes) {
    return std::uint32_t{bytes[0]} << 24U | std::uint32_t{bytes[1]} << 16U |
           std::uint32_t{bytes[2]} << 8U | bytes[3];
}

/// SQLite's checksum: two sums that run through the whole log.
class Checksum {
public:
    explicit Checksum(bool big_endian_words = false) : big_endian_words_(big_endian_words) {}

    void add(Bytes bytes) {
        for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
            first_ += word(bytes.subspan(i, 4)) + second_;
            second_ += word(bytes.subspan(i + 4, 4)) + first_;
        }
    }
    void set(Bytes stored) {
        first_ = big_endian(stored);
        second_ = big_endian(stored.subspan(4));
    }
    bool is(Bytes stored) const {
        return big_endian(stored) == first_ && big_endian(stored.subspan(4)) == second_;
    }

private:
    std::uint32_t word(Bytes bytes) const {
        const std::uint32_t value = big_endian(bytes);
        return big_endian_words_ ? value : __builtin_bswap32(value);
    }

    bool big_endian_words_;
    std::uint32_t first_ = 0;
    std::uint32_t second_ = 0;
};

/// Goes through a log frame by frame.
class LogWalk {
public:
    explicit LogWalk(const std::filesystem::path& path)
        : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (!file_ && errno == ENOENT) return;
        struct stat status {};
        if (!file_ || ::fstat(file_.number(), &status) != 0) throw system_error("read", path_);
        reading_.bytes = static_cast<std::uint64_t>(status.st_size);
    }

    LogReading run(std::uint32_t frame) {
        if (reading_.bytes < header_bytes || !take_header()) return reading_;
        reading_.header_sound = true;
        const std::uint64_t frame_bytes = frame_header_bytes + reading_.page_bytes;
        const std::uint64_t frames = (reading_.bytes - header_bytes) / frame_bytes;
        buffer_.resize(frame_bytes);
        for (number_ = 1; number_ <= frames && !reading_.later_commits_follow; ++number_) {
            read(buffer_, frame_begin(number_, reading_.page_bytes));
            take_frame(buffer_, frame);
        }
        if (sound_) reading_.unsound_byte = frame_begin(number_, reading_.page_bytes);
        return reading_;
    }

private:
    void read(std::span<unsigned char> into, std::uint64_t from) const {
        const ssize_t got =
            ::pread(file_.number(), into.data(), into.size(), static_cast<off_t>(from));
        if (got != static_cast<ssize_t>(into.size())) throw system_error("read", path_);
    }

    bool take_header() {
        std::array<unsigned char, header_bytes> header{};
        read(header, 0);
        const Bytes bytes{header};
        if ((big_endian(bytes) & ~1U) != magic) return false;
        const std::uint32_t page = big_endian(bytes.subspan(8));
        if (page < page_bytes_min || page > page_bytes_max || (page & (page - 1)) != 0) {
            return false;
        }
        checksum_ = Checksum{(big_endian(bytes) & 1U) != 0};
        checksum_.add(bytes.first(24));
        reading_.page_bytes = page;
        std::copy_n(bytes.begin() + 16, 8, reading_.end.salts.begin());
        return checksum_.is(bytes.subspan(24));
    }

    void take_frame(Bytes bytes, std::uint32_t wanted) {
        const Bytes stored = bytes.subspan(16, 8);
        const bool of_this_log =
            std::ranges::equal(bytes.subspan(8, 8), reading_.end.salts) && big_endian(bytes) != 0;
        const bool commits = big_endian(bytes.subspan(4)) != 0;
        checksum_.add(bytes.first(8));
        checksum_.add(bytes.subspan(frame_header_bytes));
        const bool linked = checksum_.is(stored);
        checksum_.set(stored);
        if (sound_ && !(linked && of_this_log)) {
            sound_ = false;
            commits_in_a_row_ = of_this_log && commits ? 1 : 0;
            reading_.unsound_byte = frame_begin(number_, reading_.page_bytes);
        } else if (!sound_) {
            follow(linked, of_this_log, commits);
        } else if (commits || number_ == wanted) {
            LogPlace place{reading_.end.salts, static_cast<std::uint32_t>(number_), {}};
            std::ranges::copy(stored, place.checksum.begin());
            if (number_ == wanted) reading_.place = place;
            if (commits) reading_.end = place;
        }
    }

    // Behind an unsound frame: commits in a row, each frame linked to the one before.
    void follow(bool linked, bool of_this_log, bool commits) {
        if (!linked || !of_this_log) commits_in_a_row_ = 0;
        if (of_this_log && commits) ++commits_in_a_row_;
        reading_.later_commits_follow = commits_in_a_row_ >= 2;
    }

    const std::filesystem::path& path_;
    Descriptor file_;
    LogReading reading_;
    Checksum checksum_;
    std::vector<unsigned char> buffer_;
    std::uint64_t number_ = 0;
    bool sound_ = true;
    int commits_in_a_row_ = 0;
};

}  // namespace

LogReading read_log(const std::filesystem::path& file, std::uint32_t frame) {
    return LogWalk{file}.run(frame);
}

}  // namespace hoithi::store
