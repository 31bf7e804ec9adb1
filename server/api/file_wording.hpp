#pragma once

#include "engine/findings.hpp"
#include "server/store/regular_file.hpp"

namespace hoithi::api::wording {

// What can be wrong with a file that a bank, a definition or an operator names. {0} is its name.

inline constexpr Wording unreadable{
    "the file \"{0}\" cannot be read",
    "put the file there under that name, and check the right to read it",
    "không đọc được tệp \"{0}\"",
    "hãy đặt tệp vào đúng chỗ, đúng tên và kiểm tra quyền đọc"};
inline constexpr Wording link{
    "\"{0}\" is a link, or lies in a folder that is one; links are not followed",
    "put the file itself there",
    "\"{0}\" là liên kết hoặc nằm trong thư mục liên kết; liên kết không được dùng",
    "hãy đặt chính tệp đó vào"};
inline constexpr Wording not_a_file{
    "\"{0}\" is no file but a folder, pipe, socket or device",
    "put a file there",
    "\"{0}\" không phải là tệp",
    "hãy đặt một tệp vào chỗ đó"};
inline constexpr Wording too_large{
    "the file \"{0}\" has more than {1} bytes",
    "make it smaller",
    "tệp \"{0}\" lớn hơn {1} byte",
    "hãy làm tệp nhỏ lại"};

constexpr const Wording& of(store::FileFault fault) {
    switch (fault) {
        case store::FileFault::link:
            return link;
        case store::FileFault::not_a_file:
            return not_a_file;
        case store::FileFault::too_large:
            return too_large;
        case store::FileFault::unreadable:
            break;
    }
    return unreadable;
}

}  // namespace hoithi::api::wording
