#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/blank.hpp"
#include "engine/findings.hpp"

namespace hoithi {

// Shapes that banks and definitions share.

/// Ids of banks, questions, topics, divisions, definitions: they stand in file names and URLs.
constexpr std::size_t id_bytes_max = 64;

constexpr bool is_id(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !text.empty() && text.size() <= id_bytes_max && std::ranges::all_of(text, fits);
}

/// Seconds in which a question may be answered: a bank's, a round's, a contest's.
constexpr int seconds_min = 5;
constexpr int seconds_max = 300;

/// Characters of a composed UTF-8 text.
constexpr std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// A path below the file that names it: no way up, no root, no drive, nothing hidden.
constexpr bool is_path_below(std::string_view path) {
    const auto odd = [](char c) {
        return c == '\\' || c == ':' || static_cast<unsigned char>(c) < 32;
    };
    if (path.empty() || path.size() > 200 || std::ranges::any_of(path, odd)) return false;
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        if (end == start || path[start] == '.') return false;
        start = end + 1;
    }
    return true;
}

constexpr std::string_view image_extensions = ".png .jpg .jpeg .webp .gif";
constexpr std::string_view sound_extensions = ".mp3 .ogg .m4a .wav";

/// Whether a name has this ending, in small letters, however the name is written: cameras and other
/// systems write .JPG.
constexpr bool has_ending(std::string_view name, std::string_view ending) {
    if (name.size() < ending.size()) return false;
    return std::ranges::equal(name.substr(name.size() - ending.size()), ending, {}, [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
}

/// Whether a path ends in one of the extensions, which stand with a space between them.
constexpr bool ends_in_one_of(std::string_view path, std::string_view extensions) {
    for (std::size_t start = 0; start < extensions.size();) {
        const std::size_t end = std::min(extensions.find(' ', start), extensions.size());
        if (has_ending(path, extensions.substr(start, end - start))) return true;
        start = end + 1;
    }
    return false;
}

namespace wording {

inline constexpr Wording empty{"is empty", "write a text", "để trống", "hãy ghi nội dung"};
inline constexpr Wording too_long{
    "is {0} characters long; at most {1} are allowed",
    "shorten it",
    "dài {0} ký tự, quá giới hạn {1} ký tự",
    "hãy viết ngắn lại"};
inline constexpr Wording bad_id{
    "\"{0}\" is not an id",
    "use only a-z, 0-9 and -, at most 64 of them",
    "\"{0}\" không phải là mã hợp lệ",
    "chỉ dùng a-z, 0-9 và dấu -, tối đa 64 ký tự"};
inline constexpr Wording id_twice{
    "the id \"{0}\" is used twice",
    "give each its own id",
    "mã \"{0}\" bị dùng hai lần",
    "hãy đặt cho mỗi mục một mã riêng"};
inline constexpr Wording bad_language{
    "\"{0}\" is not a language of the pages",
    "write \"vi\" or \"en\"",
    "\"{0}\" không phải ngôn ngữ được hỗ trợ",
    "hãy ghi \"vi\" hoặc \"en\""};
inline constexpr Wording out_of_range{
    "is {0}; it must be from {1} to {2}",
    "write a number in this range",
    "là {0}; phải nằm trong khoảng từ {1} đến {2}",
    "hãy ghi một số trong khoảng này"};
inline constexpr Wording bad_count{
    "has {0} entries; there must be {1} to {2}",
    "add or take away entries",
    "có {0} mục; số mục phải từ {1} đến {2}",
    "hãy thêm hoặc bớt mục"};
inline constexpr Wording bad_path{
    "\"{0}\" is not a path to a file of that kind beside this one",
    "write a relative path without \"..\", ending in {1}",
    "\"{0}\" không phải là đường dẫn tới tệp đúng loại nằm cạnh tệp này",
    "hãy ghi đường dẫn tương đối, không có \"..\", kết thúc bằng {1}"};

}  // namespace wording

/// Records what is wrong with a text's length, if anything. A text of blanks alone is no way to
/// leave it out.
inline void check_text(
    Findings& findings,
    const std::string& pointer,
    std::string_view text,
    std::size_t characters_max,
    bool may_be_empty = false
) {
    const std::size_t characters = character_count(text);
    const bool left_out = text.empty() && may_be_empty;
    if (!left_out && is_blank(text)) findings.add(pointer, wording::empty);
    if (characters > characters_max) {
        findings.add(
            pointer, wording::too_long, {std::to_string(characters), std::to_string(characters_max)}
        );
    }
}

inline void check_id(Findings& findings, const std::string& pointer, std::string_view id) {
    if (!is_id(id)) findings.add(pointer, wording::bad_id, {id});
}

template <class Number>
void check_range(
    Findings& findings, const std::string& pointer, Number value, Number least, Number most
) {
    if (value >= least && value <= most) return;
    findings.add(
        pointer,
        wording::out_of_range,
        {std::to_string(value), std::to_string(least), std::to_string(most)}
    );
}

inline void check_count(
    Findings& findings,
    const std::string& pointer,
    std::size_t count,
    std::size_t least,
    std::size_t most
) {
    if (count >= least && count <= most) return;
    findings.add(
        pointer,
        wording::bad_count,
        {std::to_string(count), std::to_string(least), std::to_string(most)}
    );
}

}  // namespace hoithi
