#pragma once

#include <concepts>
#include <cstddef>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>

namespace hoithi::cli {

/// Text of our own making that may steer a terminal, such as a QR code's colours.
struct Drawing {
    std::string text;
};

/// All that the commands say to people goes through here. What comes from files, their names or
/// guests is made visible (text::visible), so it can't steer the terminal or pretend to be another
/// line; only literals and drawings are written as they stand.
class Terminal {
public:
    explicit Terminal(std::ostream& out) : out_(&out) {}

    template <std::size_t size>
    const Terminal& operator<<(const char (&ours)[size]) const {
        *out_ << ours;
        return *this;
    }
    const Terminal& operator<<(std::string_view theirs) const;
    const Terminal& operator<<(const std::string& theirs) const {
        return *this << std::string_view(theirs);
    }
    const Terminal& operator<<(const std::filesystem::path& theirs) const {
        return *this << std::string_view(theirs.native());
    }
    const Terminal& operator<<(const Drawing& ours) const {
        *out_ << ours.text;
        return *this;
    }
    const Terminal& operator<<(std::integral auto number) const {
        static_assert(!std::same_as<decltype(number), char>, "write a literal");
        *out_ << number;
        return *this;
    }
    /// Text of several lines, such as a command's help: its line feeds stay.
    const Terminal& lines(std::string_view theirs) const;
    void flush() const { out_->flush(); }

private:
    std::ostream* out_;
};

/// Standard output and standard error.
Terminal out();
Terminal err();

}  // namespace hoithi::cli
